import { type Answer, type QuestionKind, type TripAnswer, UNKNOWN_TIME } from '../../contract/answers.ts';
import type { PageLanguage } from '../../contract/languages.ts';
import { offered, offeredForms, withForms } from '../../kiosk-ui/flows/offered.ts';
import {
  afterTerminalEvent,
  asTerminalFlowEvent,
  unknownTerminal,
} from '../../kiosk-ui/flows/terminal-view.ts';
import { type FormContext, type FormInput, sheetOf } from '../../kiosk-ui/tasks/form/form-context.ts';
import type { Condition, Form, Question } from '../../rules/forms/form.ts';
import { type FormKind, formOf } from '../../rules/forms/forms.ts';
import { noContact } from '../../rules/forms/kinds/contact.ts';
import { rulesOf } from '../../rules/forms/kinds/question-kinds.ts';
import { answerOf, problemsOf, questionOf } from '../../rules/forms/sheet.ts';
import { askedQuestions } from '../../rules/forms/walk.ts';
import { aSnapshot, aTrip } from './examples.ts';

/** The terminal of the tests, as a page knows it. */
export const aTerminal = afterTerminalEvent(
  unknownTerminal,
  asTerminalFlowEvent({ type: 'snapshot', snapshot: aSnapshot }),
);

const { menu } = offered(aTerminal);

/** The kinds of cases that the menu leads to. */
export const kindsInMenu: readonly FormKind[] = menu.flatMap((entry) =>
  'forms' in entry ? withForms(entry.forms) : [],
);
/** The forms that the menu leads to, as a terminal offers them. */
export const formsInMenu = offeredForms(aTerminal, kindsInMenu);

/** What the agency calls a category. */
export function categoryName(category: string, language: PageLanguage): string {
  const found = formsInMenu.flatMap(({ categories }) => categories).find((one) => one.category === category);
  if (found === undefined) throw new Error(`there is no category ${category}`);
  return found.name[language];
}

/** Every question that can be asked, with its form. */
export const questions = kindsInMenu.flatMap((kind) =>
  Object.entries(formOf(kind).questions).map(([key, question]) => ({ kind, key, question })),
);
/** Their keys, each once. */
export const questionKeys: readonly string[] = [...new Set(questions.map(({ key }) => key))];

function* conditionsIn({ askedWhen, words }: Question): Generator<Exclude<Condition, { not: unknown }>> {
  const all = [askedWhen, ...(words.leads ?? []).map(({ when }) => when)];
  for (let condition of all) {
    while (condition !== undefined && 'not' in condition) condition = condition.not;
    if (condition !== undefined) yield condition;
  }
}

/** What conditions of a form look for in the answer to a question. */
function lookedFor({ questions }: Form, key: string): readonly string[] {
  return Object.values(questions)
    .flatMap((question) => [...conditionsIn(question)])
    .flatMap((condition) => ('question' in condition && condition.question === key ? condition.is : []));
}

/** What is tried for a question of a kind: what leads on, what does not, and what conditions look for. */
const tries: {
  readonly [Kind in QuestionKind]: (named: readonly string[], kind: FormKind) => readonly Answer[];
} = {
  choice: (named, kind) => {
    const categories = formsInMenu.find((form) => form.kind === kind)?.categories ?? [];
    return [...named, ...categories.slice(0, 1).map(({ category }) => category)];
  },
  trip: (named) => [
    { kind: 'cardTrip', trip: aTrip },
    ...named.map((kind) => ({ kind }) as TripAnswer).filter(({ kind }) => kind !== 'cardTrip'),
  ],
  narrative: () => ['', 'It drove past me.'],
  contact: () => [noContact, { ...noContact, email: 'no address' }],
  // Each is one touch away from another one.
  dateTime: () => [
    { date: '2026-03-14', time: null },
    { date: '2026-03-14', time: UNKNOWN_TIME },
  ],
  place: () => [
    { where: 'onVehicle', words: '' },
    { where: 'onVehicle', words: 'Line 720' },
  ],
};

/** Every answer that is worth trying, as the event that gives it; one that two forms share is tried once. */
export const answerEvents = [
  ...new Map(
    questions
      .flatMap(({ kind, key, question }) =>
        tries[question.kind](lookedFor(formOf(kind), key), kind).map((answer) => ({
          type: 'answer' as const,
          question: key,
          answer,
        })),
      )
      .map((event) => [JSON.stringify(event), event]),
  ).values(),
];

export const chooseKindEvents = kindsInMenu.map((kind) => ({ type: 'chooseKind' as const, kind }));
export const changeEvents = [
  { type: 'changeKind' as const },
  ...questionKeys.map((question) => ({ type: 'change' as const, question })),
];

/** What decides the way through a form while it is filled in: what is asked, incomplete, and never was answered. */
export function draftDeciding(input: FormInput): unknown[] {
  if (input.draft.kind === null) return [];
  const sheet = sheetOf(input);
  const asked = askedQuestions(sheet);
  return [
    input.draft.kind,
    asked,
    asked.filter((key) => problemsOf(sheet, key).length > 0),
    asked.filter((key) => answerOf(sheet, key) === null && !questionOf(sheet, key).mayBeLeftOut),
  ];
}

/** The same wherever a form stands: the question that it is at, and once it was sent only what became of it. */
export function formDeciding({ context }: { context: FormContext }): unknown {
  const { requestId, at, isChange, failure, filed, receiptNews } = context;
  const [kind, asked, ...answered] = draftDeciding(context);
  return requestId === null
    ? [kind, asked, ...answered, at, isChange]
    : [kind, asked, failure, filed?.receipt.state, receiptNews?.receipt.state];
}

/** A question that is asked, as a state of the form's machine. */
export const askedState = (kind: FormKind, key: string): string => `form.asking ${kind} ${key}`;
/** Every question of every form. */
export const askedStates: readonly string[] = questions.map(({ kind, key }) => askedState(kind, key));

/**
 * A transition of the form's machine together with the question that it is about: one machine walks all forms, so that
 * a transition by itself says nothing of whether a question can be answered.
 */
export const pairName = (at: string, transition: string): string => `${at} ${transition}`;

/**
 * Which hours are taken back with another day depends on the hour at which somebody stands there, so that no walk can
 * count on it; `something-lost.test.ts` sets the clock and does it.
 */
const CLOCK_DECIDES: QuestionKind = 'dateTime';

/** What has to be possible at every question. */
export const pairs: readonly string[] = [
  ...new Set(
    questions.flatMap(({ key, question }) => {
      const { given, possibleProblems } = rulesOf(question.kind);
      const canBeWrong = !question.mayBeLeftOut || possibleProblems.length > 0;
      const canBeWrongAgain = canBeWrong && question.kind !== CLOCK_DECIDES;
      return [
        ...(given === 'chosen' ? ['asking: answer 0'] : ['asking: answer 1', 'asking: continue 1']),
        ...(given === 'typed' && canBeWrong ? ['asking: continue 0'] : []),
        ...(given === 'typed' && canBeWrongAgain ? ['checkAnswers: file 0'] : []),
        'asking: back 2',
        'checkAnswers: change 0',
      ].map((transition) => pairName(key, `form.${transition}`));
    }),
  ),
];

/** The first question of each kind: what is true of it in a language is true of the others of its kind. */
const firstOfKind = new Map([...questions].reverse().map((asked) => [asked.question.kind, asked]));
const firstKeys = new Set([...firstOfKind.values()].map(({ key }) => key));
const firstStates = new Set([...firstOfKind.values()].map(({ kind, key }) => askedState(kind, key)));

/**
 * Whether a pair, or a question that is asked, has to be walked in every language, and not in two alone: it is of the first
 * question of its kind. So the walk grows with kinds of questions and languages, not with forms and languages.
 */
export function isOfEveryLanguage(name: string): boolean {
  if (askedStates.includes(name)) return firstStates.has(name);
  const [key = ''] = name.split(' ');
  return !questionKeys.includes(key) || firstKeys.has(key);
}
