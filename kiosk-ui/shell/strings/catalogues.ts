import { DEFAULT_LANGUAGE, type Language } from '../language/languages.ts';
import english from './en.json' with { type: 'json' };

/** The id of a text; one that is not in the English catalogue does not compile. */
export type TextId = keyof typeof english;

/** ICU messages by id. Built pages hold them parsed already, which is nobody's business but the formatter's. */
export type Catalogue = Readonly<Record<TextId, string>>;

/** A catalogue that lacks a text does not compile. Each is a file of its own, loaded when it is first chosen. */
const translations: Readonly<
  Record<Exclude<Language, typeof DEFAULT_LANGUAGE>, () => Promise<{ default: Catalogue }>>
> = {
  es: () => import('./es.json', { with: { type: 'json' } }),
  'zh-Hant': () => import('./zh-Hant.json', { with: { type: 'json' } }),
  'zh-Hans': () => import('./zh-Hans.json', { with: { type: 'json' } }),
  ko: () => import('./ko.json', { with: { type: 'json' } }),
  vi: () => import('./vi.json', { with: { type: 'json' } }),
  ja: () => import('./ja.json', { with: { type: 'json' } }),
  ru: () => import('./ru.json', { with: { type: 'json' } }),
  hy: () => import('./hy.json', { with: { type: 'json' } }),
  tl: () => import('./tl.json', { with: { type: 'json' } }),
  fa: () => import('./fa.json', { with: { type: 'json' } }),
};

export { english };

/** Rejects when the catalogue cannot be fetched. */
export async function loadCatalogue(language: Language): Promise<Catalogue> {
  return language === DEFAULT_LANGUAGE ? english : (await translations[language]()).default;
}
