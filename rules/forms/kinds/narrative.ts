import type { KindRules } from './kind-rules.ts';

/** Told in the customer's own words. */
export const narrative: KindRules<'narrative'> = {
  given: 'typed',
  isAnswer: (value): value is string => typeof value === 'string',
  saysNothing: (answer) => answer.trim() === '',
  problems: () => [],
  possibleProblems: [],
  filed: (answer) => answer.trim(),
  name: () => null,
  fitsCard: null,
};
