import { describe, expect, test } from 'vitest';
import { checkForm } from '../../../rules/forms/check-form.ts';
import type { Form, Question } from '../../../rules/forms/form.ts';
import { forms } from '../../../rules/forms/forms.ts';

const words = { title: 'title', short: 'short', problems: { missing: 'missing' } };
const place: Question = { kind: 'choice', options: ['bus', 'station'], words };
const told: Question = { kind: 'narrative', words };

const sentences = (questions: Form['questions'], categories: readonly string[] = []) =>
  checkForm({ kind: 'complaint', card: 'asked', questions }, categories).map(({ sentence }) => sentence);

test('no two forms have the same name, and nothing is wrong with any', () => {
  expect(forms.map(({ kind }) => kind)).toEqual(['complaint', 'commendation', 'suggestion', 'lostItem']);
  for (const form of forms) expect(checkForm(form, ['safety', 'other'])).toEqual([]);
});

test('a form that is in order has no mistakes', () => {
  expect(
    sentences({
      place,
      told: { ...told, askedWhen: { not: { question: 'place', is: ['bus'] } } },
    }),
  ).toEqual([]);
});

describe('a form names only what is there:', () => {
  test.each<[string, Form['questions'], string]>([
    [
      'a condition on no question',
      { place, told: { ...told, askedWhen: { question: 'plase', is: ['bus'] } } },
      'complaint: told looks at plase, and there is no such question.',
    ],
    [
      'a condition on a later question',
      { told: { ...told, askedWhen: { not: { question: 'place', is: ['bus'] } } }, place },
      'complaint: told looks at place, which is asked no earlier.',
    ],
    [
      'a condition on itself',
      { place: { ...place, askedWhen: { question: 'place', is: ['bus'] } } },
      'complaint: place looks at place, which is asked no earlier.',
    ],
    [
      'a condition on an answer that there is not',
      { place, told: { ...told, askedWhen: { question: 'place', is: ['bus', 'tram'] } } },
      'complaint: told looks for “tram” in place, and it cannot be answered so.',
    ],
    [
      'a condition on what is typed',
      { told, place: { ...place, askedWhen: { question: 'told', is: ['bus'] } } },
      'complaint: place looks for “bus” in told, and it cannot be answered so.',
    ],
    [
      "a condition on one of the agency's categories",
      {
        about: { kind: 'choice', options: 'categories', words },
        told: { ...told, askedWhen: { question: 'about', is: ['safety'] } },
      },
      'complaint: told looks for “safety” in about, and it cannot be answered so.',
    ],
    [
      'a lead that looks at no question',
      { told: { ...told, words: { ...words, leads: [{ when: { question: 'x', is: ['y'] }, text: 'z' }] } } },
      'complaint: told looks at x, and there is no such question.',
    ],
    [
      'options that hang on no question',
      { place: { kind: 'choice', options: { hangOn: 'where', of: { here: ['a'] } }, words } },
      'complaint: place looks at where, and there is no such question.',
    ],
    [
      'an option that is offered twice',
      { place: { kind: 'choice', options: ['bus', 'station', 'bus'], words } },
      'complaint: place offers “bus” twice.',
    ],
    [
      'a question that has to be answered without words for that',
      { told: { kind: 'narrative', words: { title: 'title', short: 'short' } } },
      'complaint: told has no words for what is wrong when it is “missing”.',
    ],
    [
      'contact details without words for a malformed address',
      { place, contact: { kind: 'contact', mayBeLeftOut: true, words } },
      'complaint: contact has no words for what is wrong when it is “emailMalformed”.',
    ],
  ])('%s', (_what, questions, sentence) => {
    expect(sentences(questions, ['safety'])).toEqual([sentence]);
  });
});

describe('a form leads on and back whatever is answered:', () => {
  test.each<[string, Form['questions'], string]>([
    ['no question at all', {}, 'complaint: it may happen that nothing at all is asked.'],
    [
      'a first question that is conditional, and nothing else',
      { told: { ...told, askedWhen: { card: 'hasTrips' } } },
      'complaint: it may happen that nothing at all is asked.',
    ],
    [
      'an agency without categories',
      { about: { kind: 'choice', options: 'categories', words } },
      'complaint: about may have nothing to choose from.',
    ],
    [
      'options that hang on a question that is not asked then',
      {
        told,
        place: { ...place, askedWhen: { card: 'hasTrips' } },
        part: {
          kind: 'choice',
          options: { hangOn: 'place', of: { bus: ['door'], station: ['lift'] } },
          words,
        },
      },
      'complaint: part may have nothing to choose from.',
    ],
    [
      'options that there are for one answer only',
      { place, part: { kind: 'choice', options: { hangOn: 'place', of: { bus: ['door'] } }, words } },
      'complaint: part may have nothing to choose from.',
    ],
    [
      'a question that is never asked',
      { place, told: { ...told, askedWhen: { not: { question: 'place', is: ['bus', 'station'] } } } },
      'complaint: told is never asked.',
    ],
  ])('%s', (_what, questions, sentence) => {
    expect(sentences(questions)).toEqual([sentence]);
  });

  test('options for one answer are enough where they are asked for after that answer only', () => {
    expect(
      sentences({
        place,
        part: {
          kind: 'choice',
          options: { hangOn: 'place', of: { bus: ['door'] } },
          askedWhen: { question: 'place', is: ['bus'] },
          words,
        },
      }),
    ).toEqual([]);
  });

  test('the example says who gets stuck', () => {
    const form: Form = {
      kind: 'complaint',
      card: 'asked',
      questions: {
        place,
        part: { kind: 'choice', options: { hangOn: 'place', of: { bus: ['door'] } }, words },
      },
    };
    expect(checkForm(form, []).map(({ example }) => example?.answers)).toEqual([{ place: 'station' }]);
  });
});
