import type { QuestionKind } from '../../../contract/answers.ts';
import { choice } from './choice.ts';
import { contact } from './contact.ts';
import { dateTime } from './date-time.ts';
import type { KindRules } from './kind-rules.ts';
import { narrative } from './narrative.ts';
import { place } from './place.ts';
import { trip } from './trip.ts';

const kinds: { readonly [Kind in QuestionKind]: KindRules<Kind> } = {
  choice,
  trip,
  narrative,
  contact,
  place,
  dateTime,
};

/** What holds for questions of this kind. Ask it only about answers that are of its own shape. */
export function rulesOf(kind: QuestionKind): KindRules<QuestionKind> {
  return kinds[kind] as unknown as KindRules<QuestionKind>;
}
