import { z } from 'zod';
import {
  CONTACT_MAX,
  DateTimeAnswer,
  NARRATIVE_MAX,
  PLACE_WORDS_MAX,
  placeKinds,
  type QuestionKind,
  TripAnswer,
} from '../../contract/answers.ts';
import { text } from '../../contract/fields.ts';
import type { Form } from './form.ts';
import {
  answerOf,
  type Circumstances,
  counts,
  type FormAnswers,
  isAsked,
  problemsOf,
  type Sheet,
} from './sheet.ts';

/** What an answer looks like when it is filed, by the kind of its question. Only the service imports this file. */
const shapes = {
  choice: z.string(),
  trip: TripAnswer,
  narrative: text(NARRATIVE_MAX),
  contact: z.strictObject({
    name: text(CONTACT_MAX.name),
    email: text(CONTACT_MAX.email),
    phone: text(CONTACT_MAX.phone),
  }),
  place: z.strictObject({ where: z.enum(placeKinds).nullable(), words: text(PLACE_WORDS_MAX) }),
  dateTime: DateTimeAnswer,
} satisfies Record<QuestionKind, z.ZodType>;

/**
 * `now`: the agency's wall clock, `YYYY-MM-DDTHH:MM`.
 *
 * What the service takes as answers to a form at an agency that has these categories for it. What is wrong is told by the
 * question's key, in the page's own words for it: `missing`, `emailMalformed`, `inFuture`; `notOffered` is a choice that there is
 * not, `notAsked` an answer to a question that is not asked beside the others.
 */
export function answersSchema(form: Form, categories: readonly string[], now?: () => string) {
  const entries = Object.entries(form.questions).map(([key, { kind }]) => [key, shapes[kind].optional()]);
  return z
    .strictObject(Object.fromEntries(entries) as Record<string, z.ZodOptional<(typeof shapes)[QuestionKind]>>)
    .superRefine((answers, context) => {
      for (const [key, message] of problemsIn(form, answers as FormAnswers, { categories, now: now?.() }))
        context.addIssue({ code: 'custom', path: [key], message });
    });
}

/** A question's key and what is wrong with its answer. */
type Problem = [key: string, what: string];

/**
 * The service may not know the card any more, so answers are good when they are with trips on it or without.
 */
function problemsIn(
  form: Form,
  answers: FormAnswers,
  circumstances: Omit<Circumstances, 'hasTrips'>,
): Problem[] {
  const [withTrips = [], without = []] = [true, false].map((hasTrips) =>
    problemsOn({ form, answers, circumstances: { ...circumstances, hasTrips } }),
  );
  return without.length === 0 ? without : withTrips.length === 0 ? withTrips : without;
}

function problemsOn(sheet: Sheet): Problem[] {
  return Object.keys(sheet.form.questions).flatMap((key) =>
    problemsAt(sheet, key).map((what) => [key, what]),
  );
}

function problemsAt(sheet: Sheet, key: string): readonly string[] {
  const isGiven = sheet.answers[key] !== undefined;
  if (!isAsked(sheet, key)) return isGiven && !counts(sheet, key) ? ['notAsked'] : [];
  return isGiven && answerOf(sheet, key) === null ? ['notOffered'] : problemsOf(sheet, key);
}
