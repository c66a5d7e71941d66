import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keptAnswers } from '../../../rules/forms/answers.ts';
import { answersSchema } from '../../../rules/forms/answers-schema.ts';
import { checkForm, type FormMistake } from '../../../rules/forms/check-form.ts';
import { filingAnswers } from '../../../rules/forms/filing-answers.ts';
import type { Form } from '../../../rules/forms/form.ts';
import { answerOf, isAsked, problemsOf, questionOf } from '../../../rules/forms/sheet.ts';
import { askedQuestions } from '../../../rules/forms/walk.ts';
import { goodAnswersTo } from './examples.ts';
import { randomCategories, randomForm } from './random-forms.ts';
import { Walker } from './walker.ts';

const FORMS = 2_000;
/** The same forms on every run; another number looks at others. */
const seed = 20_260_314;

/** More steps than any form of so few questions needs. */
const ENOUGH = 40;

const steps = fc.array(fc.nat({ max: 9_999 }), { maxLength: 25 });

/** Goes on with good answers, whatever stands in the way, until it is filed. */
function fillInToTheEnd(walker: Walker): void {
  for (let step = 0; step < ENOUGH; step++) {
    if (walker.at === null && walker.file()) return;
    if (walker.at === 'before the form') walker.step(1);
    if (walker.at !== null) expect(walker.goOnFrom(walker.at)).toBe(true);
  }
  throw new Error('it takes too long to get to the end');
}

function backToTheBeginning(walker: Walker): string[] {
  const seen: string[] = [];
  for (let step = 0; step < ENOUGH; step++) {
    walker.back();
    if (walker.at === 'before the form') return seen;
    seen.push(walker.at as string);
  }
  throw new Error('it takes too long to get back');
}

test('whatever a customer does in a form that is in order, they come to its end, and back to its beginning', () => {
  let walked = 0;
  fc.assert(
    fc.property(randomForm, randomCategories, fc.boolean(), steps, (form, categories, hasTrips, numbers) => {
      fc.pre(checkForm(form, categories).length === 0);
      walked++;
      const walker = new Walker({ form, answers: {}, circumstances: { hasTrips, categories } });
      for (const number of numbers) {
        walker.step(number);
        if (walker.at !== null && walker.at !== 'before the form')
          expect(isAsked(walker.sheet, walker.at)).toBe(true);
      }
      fillInToTheEnd(walker);
      const asked = askedQuestions(walker.sheet);
      expect(asked.flatMap((key) => problemsOf(walker.sheet, key))).toEqual([]);

      const filed = filingAnswers(walker.sheet);
      expect(answersSchema(form, categories).parse(filed)).toEqual(filed);

      for (const key of asked) {
        walker.change(key);
        walker.back();
        expect(walker.at).toBe(null);
      }
      expect(backToTheBeginning(walker)).toEqual(asked.toReversed());
    }),
    { numRuns: FORMS, seed },
  );
  expect(walked).toBe(FORMS);
});

test('every change leads back to the page with all the answers, past the questions that it raises', () => {
  fc.assert(
    fc.property(
      randomForm,
      randomCategories,
      fc.boolean(),
      fc.nat(),
      (form, categories, hasTrips, number) => {
        fc.pre(checkForm(form, categories).length === 0);
        const walker = new Walker({ form, answers: {}, circumstances: { hasTrips, categories } });
        fillInToTheEnd(walker);
        for (const key of askedQuestions(walker.sheet)) {
          if (!isAsked(walker.sheet, key)) continue;
          const answers = goodAnswersTo(walker.sheet, key);
          walker.change(key);
          walker.goOnFrom(key, answers[number % Math.max(answers.length, 1)]);
          const passed = new Set([key]);
          while (walker.at !== null) {
            const raised = walker.at;
            expect(passed).not.toContain(raised);
            passed.add(raised);
            expect(questionOf(walker.sheet, raised).mayBeLeftOut).toBeUndefined();
            expect(walker.goOnFrom(raised)).toBe(true);
          }
          expect(walker.file()).toBe(true);
        }
      },
    ),
    { numRuns: 1_000, seed },
  );
});

test('answers to one form that become answers to another can be completed there', () => {
  fc.assert(
    fc.property(randomForm, randomForm, randomCategories, fc.boolean(), steps, (from, to, ...rest) => {
      const [categories, hasTrips, numbers] = rest;
      fc.pre(checkForm(from, categories).length === 0 && checkForm(to, categories).length === 0);
      const circumstances = { hasTrips, categories };
      const walker = new Walker({ form: from, answers: {}, circumstances });
      for (const number of numbers) walker.step(number);
      const { sheet } = walker;
      const answers = keptAnswers(sheet, to, { ...circumstances, hasTrips: sheet.circumstances.hasTrips });
      const other = new Walker({ form: to, answers, circumstances: sheet.circumstances });
      fillInToTheEnd(other);
      expect(answersSchema(to, categories).safeParse(filingAnswers(other.sheet)).error).toBeUndefined();
    }),
    { numRuns: 1_000, seed },
  );
});

/** Whether somebody who answers so, and otherwise as well as they can, gets stuck. */
function isStuck(form: Form, example: NonNullable<FormMistake['example']>): boolean {
  const walker = new Walker({ form, ...example });
  if (walker.at === null) return true;
  for (let step = 0; step < ENOUGH && walker.at !== null && walker.at !== 'before the form'; step++) {
    const { at, sheet } = walker;
    const answer = answerOf(sheet, at) ?? goodAnswersTo(sheet, at)[0];
    const isLeftOut = example.answers[at] === undefined && questionOf(sheet, at).mayBeLeftOut;
    if (isLeftOut) walker.continue();
    else if (answer === undefined) return true;
    else walker.goOnFrom(at, answer);
  }
  return false;
}

test('forms that are refused do lead nowhere, for whoever answers as the example says', () => {
  const refused = { nothingAsked: 0, nothingToChoose: 0 };
  fc.assert(
    fc.property(randomForm, fc.subarray(['safety', 'other']), (form, categories) => {
      const mistakes = checkForm(form, categories).filter(({ example }) => example !== undefined);
      fc.pre(mistakes.length > 0);
      for (const { sentence, example } of mistakes) {
        refused[sentence.includes('nothing at all is asked') ? 'nothingAsked' : 'nothingToChoose']++;
        if (example !== undefined) expect([sentence, isStuck(form, example)]).toEqual([sentence, true]);
      }
    }),
    { numRuns: 1_000, seed },
  );
  expect(refused.nothingAsked).toBeGreaterThan(100);
  expect(refused.nothingToChoose).toBeGreaterThan(100);
});
