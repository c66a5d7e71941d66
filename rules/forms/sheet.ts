import type { Answer } from '../../contract/answers.ts';
import type { Condition, Form, Question } from './form.ts';
import type { AnswerProblem, Judged } from './kinds/kind-rules.ts';
import { rulesOf } from './kinds/question-kinds.ts';

/** Answers by the keys of their questions. Null, or not there, is a question that was not answered yet. */
export type FormAnswers = Readonly<Record<string, Answer | null>>;

/** What a form can ask about and does not ask for. */
export interface Circumstances extends Judged {
  /** The card that was shown remembers trips that a case can be about. */
  readonly hasTrips: boolean;
  /** The agency's categories for this form, by their keys. */
  readonly categories: readonly string[];
}

/** A form that is being filled in. */
export interface Sheet {
  readonly form: Form;
  readonly answers: FormAnswers;
  readonly circumstances: Circumstances;
}

/** @throws when the form has no such question. */
export function questionOf({ form }: Pick<Sheet, 'form'>, key: string): Question {
  const question = form.questions[key];
  if (question === undefined) throw new Error(`${form.kind} has no question ${key}`);
  return question;
}

/** Whether a condition holds. */
export function holds(condition: Condition, sheet: Sheet): boolean {
  if ('not' in condition) return !holds(condition.not, sheet);
  if ('card' in condition) return sheet.circumstances.hasTrips;
  const answer = counts(sheet, condition.question) ? answerOf(sheet, condition.question) : null;
  if (answer === null) return false;
  const name = rulesOf(questionOf(sheet, condition.question).kind).name(answer);
  return name !== null && condition.is.includes(name);
}

/** Whether a question is asked as things stand. */
export function isAsked(sheet: Sheet, key: string): boolean {
  const { askedWhen } = questionOf(sheet, key);
  return askedWhen === undefined || holds(askedWhen, sheet);
}

/**
 * Whether an answer counts, is shown and is filed: its question is asked, or it is about a card that is not here any
 * more. Answers that were put away are completed where there may be no card to choose from, and what was chosen stays.
 */
export function counts(sheet: Sheet, key: string): boolean {
  if (isAsked(sheet, key)) return true;
  const withCard = { ...sheet, circumstances: { ...sheet.circumstances, hasTrips: true } };
  return (
    rulesOf(questionOf(sheet, key).kind).fitsCard !== null &&
    answerOf(sheet, key) !== null &&
    isAsked(withCard, key)
  );
}

/** What a choice offers as things stand. */
export function optionsOf(sheet: Sheet, key: string): readonly string[] {
  const question = questionOf(sheet, key);
  if (question.kind !== 'choice') return [];
  const { options } = question;
  if (options === 'categories') return sheet.circumstances.categories;
  if (!('hangOn' in options)) return options;
  const chosen = counts(sheet, options.hangOn) ? answerOf(sheet, options.hangOn) : null;
  const name = chosen === null ? null : rulesOf(questionOf(sheet, options.hangOn).kind).name(chosen);
  return name === null ? [] : (options.of[name] ?? []);
}

/** The answer to a question; null when there is none, or one that cannot be given any more. */
export function answerOf(sheet: Sheet, key: string): Answer | null {
  const { kind } = questionOf(sheet, key);
  const answer = sheet.answers[key] ?? null;
  if (answer === null || !rulesOf(kind).isAnswer(answer)) return null;
  return kind === 'choice' && !optionsOf(sheet, key).includes(answer as string) ? null : answer;
}

/** What is wrong with the answer to a question that is asked. */
export function problemsOf(sheet: Sheet, key: string): readonly AnswerProblem[] {
  const { kind, mayBeLeftOut } = questionOf(sheet, key);
  const answer = answerOf(sheet, key);
  if (answer === null || rulesOf(kind).saysNothing(answer)) return mayBeLeftOut ? [] : ['missing'];
  return rulesOf(kind).problems(answer, sheet.circumstances);
}
