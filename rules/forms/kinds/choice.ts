import type { KindRules } from './kind-rules.ts';

/** One of several. Whether it is one that is offered is for the form to say. */
export const choice: KindRules<'choice'> = {
  given: 'chosen',
  isAnswer: (value): value is string => typeof value === 'string',
  saysNothing: () => false,
  problems: () => [],
  possibleProblems: [],
  filed: (answer) => answer,
  name: (answer) => answer,
  fitsCard: null,
};
