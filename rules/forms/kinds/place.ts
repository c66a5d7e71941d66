import { type PlaceAnswer, placeKinds } from '../../../contract/answers.ts';
import type { KindRules } from './kind-rules.ts';

/** Nothing is said of the place yet. */
export const noPlace: PlaceAnswer = { where: null, words: '' };

/** Where it was: what kind of place, and which one in the customer's own words. Either alone finds nothing. */
export const place: KindRules<'place'> = {
  given: 'typed',
  isAnswer: (value): value is PlaceAnswer => {
    if (typeof value !== 'object' || value === null) return false;
    const { where, words } = value as Partial<Record<'where' | 'words', unknown>>;
    return typeof words === 'string' && (where === null || placeKinds.some((kind) => kind === where));
  },
  saysNothing: ({ where, words }) => where === null && words.trim() === '',
  problems: ({ where, words }) => (where === null || words.trim() === '' ? ['missing'] : []),
  possibleProblems: ['missing'],
  filed: ({ where, words }) => ({ where, words: words.trim() }),
  name: () => null,
  fitsCard: null,
};
