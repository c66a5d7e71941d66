import type { Answer, TripAnswer } from '../../contract/answers.ts';
import type { Condition, Form, Question } from './form.ts';
import { rulesOf } from './kinds/question-kinds.ts';
import { tripAnswerKinds } from './kinds/trip.ts';
import { answerOf, counts, type FormAnswers, isAsked, optionsOf, type Sheet } from './sheet.ts';

/** A mistake in a form, and, where somebody would get stuck by it, how they come to that. */
export interface FormMistake {
  readonly sentence: string;
  readonly example?: Pick<Sheet, 'answers' | 'circumstances'>;
}

/**
 * What is wrong with a form at an agency that has these categories for it: it names what is not there, or somebody can
 * fill it in so that they get neither on nor back. Empty when there is nothing wrong.
 */
export function checkForm(form: Form, categories: readonly string[]): readonly FormMistake[] {
  const misnamed = Object.keys(form.questions).flatMap((key) => misnamedIn(form, key));
  // Walking needs questions that only look back at others that are there.
  return misnamed.length > 0
    ? misnamed.map((sentence) => ({ sentence: `${form.kind}: ${sentence}` }))
    : deadEnds(form, categories).map(({ sentence, example }) => ({
        sentence: `${form.kind}: ${sentence}`,
        ...(example === undefined ? {} : { example }),
      }));
}

function conditionsIn({ askedWhen, words }: Question): Condition[] {
  const inLeads = (words.leads ?? []).flatMap(({ when }) => when ?? []);
  return [...(askedWhen === undefined ? [] : [askedWhen]), ...inLeads];
}

function* namedBy(condition: Condition): Generator<Extract<Condition, { question: string }>> {
  if ('not' in condition) yield* namedBy(condition.not);
  if ('question' in condition) yield condition;
}

/** What an answer to a question can be named by. The agency's categories are not for a form to name. */
function namesOf(question: Question): readonly string[] {
  if (question.kind === 'trip') return tripAnswerKinds;
  if (question.kind !== 'choice' || question.options === 'categories') return [];
  return 'hangOn' in question.options ? Object.values(question.options.of).flat() : question.options;
}

function misnamedIn(form: Form, key: string): string[] {
  const question = form.questions[key];
  if (question === undefined) return [];
  const keys = Object.keys(form.questions);
  const wrongName = (named: string, names: readonly string[]): string[] => {
    const other = form.questions[named];
    if (other === undefined) return [`${key} looks at ${named}, and there is no such question.`];
    if (keys.indexOf(named) >= keys.indexOf(key))
      return [`${key} looks at ${named}, which is asked no earlier.`];
    const unknown = names.filter((name) => !namesOf(other).includes(name));
    return unknown.map((name) => `${key} looks for “${name}” in ${named}, and it cannot be answered so.`);
  };
  const byConditions = conditionsIn(question).flatMap((condition) =>
    [...namedBy(condition)].flatMap((named) => wrongName(named.question, named.is)),
  );
  const rules = rulesOf(question.kind);
  const toldProblems = rules.given === 'typed' && !question.mayBeLeftOut ? ['missing'] : [];
  const untold = [...toldProblems, ...rules.possibleProblems].filter(
    (problem) => question.words.problems?.[problem] === undefined,
  );
  return [
    ...byConditions,
    ...untold.map((problem) => `${key} has no words for what is wrong when it is “${problem}”.`),
    ...(question.kind === 'choice' ? misnamedOptions(key, question, wrongName) : []),
  ];
}

function misnamedOptions(
  key: string,
  { options }: Extract<Question, { kind: 'choice' }>,
  wrongName: (named: string, names: readonly string[]) => string[],
): string[] {
  if (options === 'categories') return [];
  const lists = 'hangOn' in options ? Object.values(options.of) : [options];
  const twice = lists.flatMap((list) => list.filter((option, index) => list.indexOf(option) < index));
  return [
    ...('hangOn' in options ? wrongName(options.hangOn, Object.keys(options.of)) : []),
    ...twice.map((option) => `${key} offers “${option}” twice.`),
  ];
}

const exampleTrip = { kind: 'passTrip', at: '2026-01-01T12:00', mode: 'bus', fareCents: 0 } as const;
const tripAnswers: readonly TripAnswer[] = tripAnswerKinds.map((kind) =>
  kind === 'cardTrip' ? { kind, trip: exampleTrip } : { kind },
);

/** Fills the form in, in every way that it tells apart, and looks for where one gets stuck. */
function deadEnds(form: Form, categories: readonly string[]): readonly FormMistake[] {
  const found = new Map<string, FormMistake>();
  const everAsked = new Set<string>();
  const note = (sentence: string, { answers, circumstances }: Sheet) => {
    if (!found.has(sentence)) found.set(sentence, { sentence, example: { answers, circumstances } });
  };
  const keys = Object.keys(form.questions);
  const telling = new Set(
    Object.values(form.questions).flatMap((question) => [
      ...conditionsIn(question).flatMap((condition) =>
        [...namedBy(condition)].map((named) => named.question),
      ),
      ...(question.kind === 'choice' && typeof question.options === 'object' && 'hangOn' in question.options
        ? [question.options.hangOn]
        : []),
    ]),
  );
  const fillIn = (sheet: Sheet, [key, ...later]: readonly string[], isAnythingAsked: boolean): void => {
    if (key === undefined) {
      if (!isAnythingAsked) note('it may happen that nothing at all is asked.', sheet);
      return;
    }
    const asked = isAsked(sheet, key);
    if (asked) everAsked.add(key);
    if (asked && cannotBeAnswered(sheet, key)) {
      note(`${key} may have nothing to choose from.`, sheet);
      return;
    }
    for (const answer of telling.has(key) ? answersTo(sheet, key) : [null]) {
      const answers: FormAnswers = { ...sheet.answers, ...(answer === null ? {} : { [key]: answer }) };
      fillIn({ ...sheet, answers }, later, isAnythingAsked || asked);
    }
  };
  for (const hasTrips of [false, true])
    fillIn({ form, answers: {}, circumstances: { hasTrips, categories } }, keys, false);
  const never = keys.filter((key) => !everAsked.has(key));
  return found.size > 0 ? [...found.values()] : never.map((key) => ({ sentence: `${key} is never asked.` }));
}

function cannotBeAnswered(sheet: Sheet, key: string): boolean {
  const question = sheet.form.questions[key];
  return question?.kind === 'choice' && !question.mayBeLeftOut && optionsOf(sheet, key).length === 0;
}

/** Every answer that a question can have as things stand; null where it can be without. */
function answersTo(sheet: Sheet, key: string): readonly (Answer | null)[] {
  const question = sheet.form.questions[key];
  const all = question?.kind === 'trip' ? tripAnswers : optionsOf(sheet, key);
  const possible = all.filter((answer) => {
    const given = { ...sheet, answers: { ...sheet.answers, [key]: answer } };
    return counts(given, key) && answerOf(given, key) !== null;
  });
  return question?.mayBeLeftOut || !isAsked(sheet, key) ? [null, ...possible] : possible;
}
