import fc from 'fast-check';
import type { QuestionKind } from '../../../contract/answers.ts';
import type { Condition, Form, Options, Question } from '../../../rules/forms/form.ts';
import { tripAnswerKinds } from '../../../rules/forms/kinds/trip.ts';

const words = {
  title: 'title',
  short: 'short',
  problems: { missing: 'missing', emailMalformed: 'emailMalformed', inFuture: 'inFuture' },
};

/** What earlier questions can be named by, by their keys. */
type Names = Readonly<Record<string, readonly string[]>>;

const some = (names: readonly string[]) => fc.subarray([...names], { minLength: 1 });

function conditions(names: Names): fc.Arbitrary<Condition> {
  const nameable = Object.keys(names);
  const plain: fc.Arbitrary<Condition>[] = [
    fc.constant({ card: 'hasTrips' }),
    ...nameable.map((question) =>
      fc.record({ question: fc.constant(question), is: some(names[question] ?? []) }),
    ),
  ];
  const any = fc.oneof(...plain);
  return fc.oneof(
    { weight: 3, arbitrary: any },
    { weight: 1, arbitrary: any.map((not): Condition => ({ not })) },
    { weight: 1, arbitrary: any.map((condition): Condition => ({ not: { not: condition } })) },
  );
}

function options(key: string, names: Names): fc.Arbitrary<Options> {
  const own = (prefix: string, minLength: number) =>
    fc.subarray(
      ['a', 'b', 'c'].map((letter) => `${prefix}${letter.toUpperCase()}`),
      { minLength },
    );
  const hanging = Object.entries(names).map(([hangOn, keys]) =>
    fc.record({
      hangOn: fc.constant(hangOn),
      of: fc.record(Object.fromEntries(keys.map((name) => [name, own(`${key}${name}`, 0)] as const))),
    }),
  );
  const hangsWell = Object.entries(names).map(([hangOn, keys]) =>
    fc.record({
      hangOn: fc.constant(hangOn),
      of: fc.record(Object.fromEntries(keys.map((name) => [name, own(`${key}${name}`, 1)] as const))),
    }),
  );
  return fc.oneof(fc.constant<Options>('categories'), own(key, 1), ...hangsWell, ...hanging);
}

function namesOf(question: Question): readonly string[] {
  if (question.kind === 'trip') return tripAnswerKinds;
  if (question.kind !== 'choice' || question.options === 'categories') return [];
  return 'hangOn' in question.options ? Object.values(question.options.of).flat() : question.options;
}

function question(key: string, names: Names): fc.Arbitrary<Question> {
  const kinds: QuestionKind[] = ['choice', 'choice', 'trip', 'narrative', 'contact', 'place', 'dateTime'];
  return fc
    .record({
      kind: fc.constantFrom(...kinds),
      options: options(key, names),
      askedWhen: fc.option(conditions(names), { nil: undefined }),
      mayBeLeftOut: fc.boolean(),
    })
    .map(({ kind, options, askedWhen, mayBeLeftOut }): Question => {
      const rest = {
        words,
        ...(askedWhen === undefined ? {} : { askedWhen }),
        ...(mayBeLeftOut ? ({ mayBeLeftOut } as const) : {}),
      };
      return kind === 'choice' ? { kind, options, ...rest } : { kind, ...rest };
    });
}

function questions(
  keys: readonly string[],
  before: Form['questions'],
  names: Names,
): fc.Arbitrary<Form['questions']> {
  const [key, ...later] = keys;
  if (key === undefined) return fc.constant(before);
  return question(key, names).chain((next) => {
    const own = namesOf(next);
    return questions(later, { ...before, [key]: next }, own.length === 0 ? names : { ...names, [key]: own });
  });
}

/** A form whose names are all right, and which may nevertheless lead nowhere. */
export const randomForm: fc.Arbitrary<Form> = fc
  .integer({ min: 1, max: 5 })
  .chain((count) => questions(['one', 'two', 'three', 'four', 'five'].slice(0, count), {}, {}))
  .map((questions) => ({ kind: 'complaint', card: 'asked', questions }));

export const randomCategories = fc.subarray(['safety', 'fare', 'other'], { minLength: 1 });
