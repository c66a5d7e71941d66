import { expect, expectTypeOf, test } from 'vitest';
import type { TripAnswer } from '../../../contract/answers.ts';
import type { complaint } from '../../../rules/forms/complaint.ts';
import { type Answers, defineForm } from '../../../rules/forms/form.ts';

// The compiler checks this file: a line marked @ts-expect-error that it finds nothing wrong with is a mistake itself.

const words = { title: 'title', short: 'short', problems: { missing: 'missing' } } as const;
const place = { kind: 'choice', options: ['bus', 'station'], words } as const;

const aForm = defineForm({
  kind: 'complaint',
  card: 'asked',
  questions: {
    place,
    part: {
      kind: 'choice',
      options: { hangOn: 'place', of: { bus: ['door', 'seat'], station: ['lift'] } },
      words,
    },
    trip: { kind: 'trip', askedWhen: { question: 'place', is: ['bus'] }, words },
    seat: { kind: 'narrative', askedWhen: { not: { question: 'part', is: ['door', 'lift'] } }, words },
    about: { kind: 'choice', options: 'categories', words },
    told: { kind: 'narrative', askedWhen: { question: 'trip', is: ['anotherTrip', 'noTrip'] }, words },
  },
});

test('answers have the types of their questions', () => {
  expectTypeOf<Answers<typeof aForm>['place']>().toEqualTypeOf<'bus' | 'station' | null>();
  expectTypeOf<Answers<typeof aForm>['part']>().toEqualTypeOf<'door' | 'seat' | 'lift' | null>();
  expectTypeOf<Answers<typeof aForm>['trip']>().toEqualTypeOf<TripAnswer | null>();
  expectTypeOf<Answers<typeof aForm>['about']>().toEqualTypeOf<string | null>();
  expectTypeOf<keyof Answers<typeof complaint>>().toEqualTypeOf<
    'category' | 'trip' | 'narrative' | 'contact'
  >();
  expect(Object.keys(aForm.questions)).toEqual(['place', 'part', 'trip', 'seat', 'about', 'told']);
});

const form = { kind: 'complaint', card: 'asked' } as const;

test('what is misspelt does not compile', () => {
  // @ts-expect-error: there is no such kind of question
  defineForm({ ...form, questions: { place: { kind: 'choise', options: ['bus'], words } } });
  // @ts-expect-error: a narrative has no options
  defineForm({ ...form, questions: { told: { kind: 'narrative', options: ['bus'], words } } });
  // @ts-expect-error: a choice has some
  defineForm({ ...form, questions: { place: { kind: 'choice', words } } });
  // @ts-expect-error: every question has words
  defineForm({ ...form, questions: { place: { kind: 'choice', options: ['bus'] } } });
  // @ts-expect-error: nothing of this kind can be filed
  defineForm({ ...form, kind: 'complain', questions: { place } });
});

test('conditions name questions and answers that are there', () => {
  const told = { kind: 'narrative', words } as const;
  const about = { kind: 'choice', options: 'categories', words } as const;
  const plase = { question: 'plase', is: ['bus'] } as const;
  // @ts-expect-error: there is no question called plase
  defineForm({ ...form, questions: { place, told: { ...told, askedWhen: plase } } });
  // @ts-expect-error: nor here
  defineForm({ ...form, questions: { place, told: { ...told, askedWhen: { not: plase } } } });
  const tram = { question: 'place', is: ['tram'] } as const;
  // @ts-expect-error: place has no option called tram
  defineForm({ ...form, questions: { place, told: { ...told, askedWhen: tram } } });
  const lost = { question: 'told', is: ['lost'] } as const;
  // @ts-expect-error: what is typed freely cannot be named
  defineForm({ ...form, questions: { told, place: { ...place, askedWhen: lost } } });
  const safety = { question: 'about', is: ['safety'] } as const;
  // @ts-expect-error: categories are the agency's
  defineForm({ ...form, questions: { about, told: { ...told, askedWhen: safety } } });
  // @ts-expect-error: a card has nothing of the kind
  defineForm({ ...form, questions: { place, told: { ...told, askedWhen: { card: 'hasWings' } } } });
  const leads = [{ when: plase, text: 'lead' }] as const;
  // @ts-expect-error: leads look at questions as well
  defineForm({ ...form, questions: { place, told: { ...told, words: { ...words, leads } } } });
});

test('options hang on a question that is there, and on all of its answers', () => {
  defineForm({
    ...form,
    questions: {
      place,
      // @ts-expect-error: there is no question called plase
      part: { kind: 'choice', options: { hangOn: 'plase', of: { bus: ['door'], station: ['lift'] } }, words },
    },
  });
  defineForm({
    ...form,
    questions: {
      place,
      // @ts-expect-error: nothing to choose from at a station
      part: { kind: 'choice', options: { hangOn: 'place', of: { bus: ['door'] } }, words },
    },
  });
});
