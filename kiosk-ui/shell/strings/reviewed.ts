import type { Language } from '../language/languages.ts';
import type { TextId } from './catalogues.ts';

/** The texts that somebody may later rely on or be held to. */
export type LegalTextId = Extract<TextId, `legal.text.${string}`>;

/**
 * Languages in which a qualified person has checked the text against the English one. Adding a language here
 * says that this has happened; until then the English text stands beside the translation.
 */
const reviewedIn: Readonly<Record<LegalTextId, readonly Language[]>> = {
  'legal.text.filing': ['en'],
  'legal.text.notACitation': ['en'],
  'legal.text.privacy': ['en'],
};

export function isReviewed(id: LegalTextId, language: Language): boolean {
  return reviewedIn[id].includes(language);
}
