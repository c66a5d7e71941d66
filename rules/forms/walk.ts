import type { Form } from './form.ts';
import { answerOf, isAsked, problemsOf, questionOf, type Sheet } from './sheet.ts';

/** Where somebody is in a form: at a question, by its key, or (null) at the page with all the answers. */
export type Place = string | null;

const keysOf = (form: Form) => Object.keys(form.questions);

/** The questions that are asked as things stand, in order. */
export function askedQuestions(sheet: Sheet): readonly string[] {
  return keysOf(sheet.form).filter((key) => isAsked(sheet, key));
}

/** The first question. */
export function firstQuestion(sheet: Sheet): Place {
  return askedQuestions(sheet)[0] ?? null;
}

/** What comes after a question. */
export function questionAfter(sheet: Sheet, key: string): Place {
  const keys = keysOf(sheet.form);
  return keys.slice(keys.indexOf(key) + 1).find((later) => isAsked(sheet, later)) ?? null;
}

/** The question before a place; undefined at the beginning. */
export function questionBefore(sheet: Sheet, place: Place): string | undefined {
  const keys = keysOf(sheet.form);
  const earlier = place === null ? keys : keys.slice(0, keys.indexOf(place));
  return earlier.findLast((key) => isAsked(sheet, key));
}

/**
 * The first question that has to be answered and never was. One whose answer was emptied again is not asked a second
 * time before the customer wants to file.
 */
export function firstUnanswered(sheet: Sheet): Place {
  const isUnanswered = (key: string) => answerOf(sheet, key) === null && !questionOf(sheet, key).mayBeLeftOut;
  return askedQuestions(sheet).find(isUnanswered) ?? null;
}

/** The first question whose answer cannot be filed as it is. */
export function firstIncomplete(sheet: Sheet): Place {
  return askedQuestions(sheet).find((key) => problemsOf(sheet, key).length > 0) ?? null;
}

/**
 * Where an answer leads: on to the next question, or, when it was changed, back to the page with all the answers, unless
 * the change has raised a question.
 */
export function leadsTo(sheet: Sheet, at: string, isChange: boolean): Place {
  return isChange ? firstUnanswered(sheet) : questionAfter(sheet, at);
}

/**
 * Where Back leads: to the question before, or out of a change to the page with all the answers. There is no such page
 * while something is unanswered. Undefined is before the first question.
 */
export function leadsBackTo(sheet: Sheet, at: Place, isChange: boolean): Place | undefined {
  return isChange && firstUnanswered(sheet) === null ? null : questionBefore(sheet, at);
}
