// Longer than most: every rule of forms once, on the three forms that have always been here.
import { describe, expect, test } from 'vitest';
import type { Card } from '../../../contract/cards.ts';
import {
  answersTakenUp,
  holdsAnswers,
  keptAnswers,
  mayBeAbout,
  withAnswer,
  withoutCardAnswers,
} from '../../../rules/forms/answers.ts';
import { answersSchema } from '../../../rules/forms/answers-schema.ts';
import { commendation } from '../../../rules/forms/commendation.ts';
import { complaint } from '../../../rules/forms/complaint.ts';
import { filingAnswers } from '../../../rules/forms/filing-answers.ts';
import { formOf } from '../../../rules/forms/forms.ts';
import { noContact } from '../../../rules/forms/kinds/contact.ts';
import { tripsToOffer } from '../../../rules/forms/kinds/trip.ts';
import {
  counts,
  type FormAnswers,
  holds,
  isAsked,
  problemsOf,
  type Sheet,
} from '../../../rules/forms/sheet.ts';
import { suggestion } from '../../../rules/forms/suggestion.ts';
import {
  askedQuestions,
  firstIncomplete,
  firstUnanswered,
  leadsBackTo,
  leadsTo,
} from '../../../rules/forms/walk.ts';
import { aTrip } from './examples.ts';

const cardTrip = { kind: 'cardTrip', trip: aTrip } as const;
const categories = ['passedUp', 'safety'];

const sheet = (answers: FormAnswers = {}, hasTrips = false): Sheet => ({
  form: complaint,
  answers,
  circumstances: { hasTrips, categories },
});

const aCard: Card = {
  tapId: '3f0e0c1a-5d0b-4c43-9a55-0c0b8a1f6f01',
  family: 'example',
  name: 'Example card',
  numberLastFour: '4821',
  balance: null,
  expiresOn: null,
  passes: [],
  topUps: [],
  trips: [{ ...aTrip, kind: 'passSale' }, aTrip],
  problems: [],
};

test('there is a form for each kind of feedback, and it is asked in this order', () => {
  expect(formOf('commendation')).toBe(commendation);
  expect(() => formOf('citation' as never)).toThrow('there is no form for a citation');
  for (const form of [complaint, commendation, suggestion]) {
    const circumstances = { hasTrips: true, categories };
    expect(askedQuestions({ form, answers: {}, circumstances })).toEqual([
      'category',
      'trip',
      'narrative',
      'contact',
    ]);
  }
});

describe('what is asked', () => {
  test('the trip only of a card that knows trips', () => {
    expect(askedQuestions(sheet())).toEqual(['category', 'narrative', 'contact']);
    expect(tripsToOffer(aCard)).toEqual([aTrip]);
    expect(tripsToOffer(null)).toEqual([]);
  });

  test('a condition counts only while its own question does', () => {
    const isAnotherTrip = { question: 'trip', is: ['anotherTrip'] };
    const answers = { trip: { kind: 'anotherTrip' } } as const;
    const form = { ...complaint, questions: { ...complaint.questions } };
    expect(holds(isAnotherTrip, sheet(answers, true))).toBe(true);
    expect(holds({ not: isAnotherTrip }, sheet(answers, true))).toBe(false);
    expect(holds(isAnotherTrip, sheet({ trip: { kind: 'noTrip' } }, true))).toBe(false);
    const never = { ...form.questions.trip, askedWhen: { not: { not: { question: 'category', is: [] } } } };
    const without = { ...form, questions: { ...form.questions, trip: never } };
    expect(holds(isAnotherTrip, { ...sheet(answers, true), form: without })).toBe(false);
  });

  test('a trip that was chosen stays where its card is not, though nobody is asked for it', () => {
    const given = sheet({ category: 'safety', trip: cardTrip });
    expect(isAsked(given, 'trip')).toBe(false);
    expect(counts(given, 'trip')).toBe(true);
    expect(counts(sheet(), 'trip')).toBe(false);
    expect(filingAnswers(given)).toEqual({ category: 'safety', trip: cardTrip });
  });
});

describe('what has to be answered', () => {
  test('the category and the narrative, and nothing else', () => {
    expect(Object.keys(complaint.questions).map((key) => problemsOf(sheet({}, true), key))).toEqual([
      ['missing'],
      [],
      ['missing'],
      [],
    ]);
    expect(firstUnanswered(sheet({}, true))).toBe('category');
    expect(firstUnanswered(sheet({ category: 'safety' }, true))).toBe('narrative');
    expect(firstUnanswered(sheet({ category: 'safety', narrative: 'x' }, true))).toBe(null);
  });

  test('a narrative of blanks is missing, and yet it was answered', () => {
    const emptied = sheet({ category: 'safety', narrative: ' \n ' });
    expect(problemsOf(emptied, 'narrative')).toEqual(['missing']);
    expect(firstUnanswered(emptied)).toBe(null);
    expect(firstIncomplete(emptied)).toBe('narrative');
  });

  test.each([
    ['maria@example.com', []],
    [' maria@example.com ', []],
    ["o'neil+x@sub.example.org", []],
    ['', []],
    ['   ', []],
    ['maria@', ['emailMalformed']],
    ['maria@example', ['emailMalformed']],
    ['maria.@example.com', ['emailMalformed']],
    ['maria@example.c', ['emailMalformed']],
    ['mária@example.com', ['emailMalformed']],
  ])('an e-mail address %j', (email, problems) => {
    expect(problemsOf(sheet({ contact: { ...noContact, email } }), 'contact')).toEqual(problems);
  });
});

describe('leading on and back', () => {
  const whole = sheet({ category: 'safety', narrative: 'Dark.' }, true);

  test('question by question', () => {
    expect(leadsTo(whole, 'category', false)).toBe('trip');
    expect(leadsTo(whole, 'contact', false)).toBe(null);
    expect(leadsTo(sheet(), 'category', false)).toBe('narrative');
    expect(leadsBackTo(whole, null, false)).toBe('contact');
    expect(leadsBackTo(sheet(), 'narrative', false)).toBe('category');
    expect(leadsBackTo(whole, 'category', false)).toBeUndefined();
  });

  test('a change leads straight back, and so does giving it up', () => {
    expect(leadsTo(whole, 'category', true)).toBe(null);
    expect(leadsBackTo(whole, 'narrative', true)).toBe(null);
  });

  test('a change that takes an answer away leads to that question, and past it there is no way to the end', () => {
    const changed = sheet({ narrative: 'Dark.' });
    expect(leadsTo(changed, 'narrative', true)).toBe('category');
    expect(leadsBackTo(changed, 'category', true)).toBeUndefined();
  });
});

describe('answers', () => {
  test('to one form are kept in another where they still fit', () => {
    const before = sheet({ category: 'passedUp', trip: cardTrip, narrative: ' ' }, true);
    const circumstances = { hasTrips: true, categories: ['safety'] };
    expect(keptAnswers(before, commendation, circumstances)).toEqual({ trip: cardTrip, narrative: ' ' });
    expect(keptAnswers({ ...before, answers: { category: 'safety' } }, commendation, circumstances)).toEqual({
      category: 'safety',
    });
  });

  test('to a question of another kind by the same name are not', () => {
    const other = {
      ...commendation,
      questions: { category: { ...complaint.questions.narrative, kind: 'narrative' as const } },
    };
    expect(keptAnswers(sheet({ category: 'safety' }), other, { hasTrips: false, categories })).toEqual({});
  });

  test('that were put away are taken up as far as they say something to this form', () => {
    const putAway: FormAnswers = {
      category: 'abolished',
      trip: 'not a trip',
      narrative: '  ',
      contact: { ...noContact, phone: '1' },
      unknown: 'x',
    };
    expect(answersTakenUp(complaint, putAway, sheet().circumstances)).toEqual({
      contact: { ...noContact, phone: '1' },
    });
    expect(
      answersTakenUp(complaint, { category: 'safety', contact: noContact }, sheet().circumstances),
    ).toEqual({
      category: 'safety',
    });
  });

  test('about a card go with it', () => {
    const answers = { category: 'safety', trip: cardTrip };
    expect(withoutCardAnswers(complaint, answers)).toEqual({ category: 'safety' });
    expect(mayBeAbout(aCard, complaint, answers)).toBe(true);
    expect(mayBeAbout({ ...aCard, trips: [] }, complaint, answers)).toBe(false);
    expect(mayBeAbout({ ...aCard, trips: [{ ...aTrip, fareCents: 1 }] }, complaint, answers)).toBe(false);
    expect(mayBeAbout(null, complaint, answers)).toBe(false);
    expect(mayBeAbout(null, complaint, { trip: { kind: 'noTrip' } })).toBe(true);
  });

  test('are something to lose once something was chosen or typed', () => {
    expect(holdsAnswers({})).toBe(false);
    expect(holdsAnswers({ category: null, narrative: '', contact: noContact })).toBe(false);
    expect(holdsAnswers({ category: 'safety' })).toBe(true);
    expect(holdsAnswers(withAnswer({}, 'contact', { ...noContact, name: 'M' }))).toBe(true);
    expect(holdsAnswers({ trip: { kind: 'noTrip' } })).toBe(true);
  });
});

describe('what is filed', () => {
  test('is tidied up, and what says nothing is not there', () => {
    const contact = { name: ' Maria ', email: '', phone: '' };
    expect(filingAnswers(sheet({ category: 'safety', narrative: ' Dark.\n', contact }))).toEqual({
      category: 'safety',
      narrative: 'Dark.',
      contact: { name: 'Maria', email: '', phone: '' },
    });
    expect(filingAnswers(sheet({ category: 'safety', narrative: 'x', contact: noContact }))).toEqual({
      category: 'safety',
      narrative: 'x',
    });
  });

  const good = { category: 'safety', narrative: 'Dark.' };
  const problems = (answers: object) =>
    answersSchema(complaint, categories)
      .safeParse(answers)
      .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

  test('is what the service takes, with a trip or without', () => {
    expect(answersSchema(complaint, categories).parse({ ...good, narrative: ' Dark. ' })).toEqual(good);
    expect(problems({ ...good, trip: cardTrip })).toBeUndefined();
    expect(problems({ ...good, trip: { kind: 'noTrip' }, contact: noContact })).toBeUndefined();
  });

  test.each<[string, object, string]>([
    ['a missing narrative', { category: 'safety' }, 'narrative: missing'],
    ['a narrative of blanks', { ...good, narrative: '  ' }, 'narrative: missing'],
    ['a category that the agency has not', { ...good, category: 'weather' }, 'category: notOffered'],
    [
      'an address that cannot be one',
      { ...good, contact: { ...noContact, email: 'maria@' } },
      'contact: emailMalformed',
    ],
    [
      'what cannot be printed',
      { ...good, narrative: 'a\u0007' },
      'narrative: control characters are not allowed',
    ],
    ['an answer to no question', { ...good, plate: '7ABC123' }, ': Unrecognized key: "plate"'],
  ])('is refused with %s', (_what, answers, problem) => {
    expect(problems(answers)).toEqual([problem]);
  });

  test('is refused with an answer to a question that is not asked', () => {
    const form = {
      ...complaint,
      questions: {
        ...complaint.questions,
        contact: {
          ...complaint.questions.contact,
          askedWhen: { question: 'trip', is: ['anotherTrip'] },
        },
      },
    } as const;
    const parse = (answers: object) => answersSchema(form, categories).safeParse(answers);
    const withContact = { ...good, contact: { ...noContact, name: 'Maria' } };
    expect(parse({ ...withContact, trip: { kind: 'anotherTrip' } }).success).toBe(true);
    expect(parse(withContact).error?.issues.map(({ path, message }) => [path, message])).toEqual([
      [['contact'], 'notAsked'],
    ]);
  });
});
