import { describe, expect, test } from 'vitest';
import { allLanguages } from '../../kiosk-ui/shell/language/languages.ts';
import { english } from '../../kiosk-ui/shell/strings/catalogues.ts';
import { answerWords } from '../../kiosk-ui/tasks/form/answer-words.tsx';
import { rooms } from '../../kiosk-ui/tasks/form/rooms.tsx';
import { formOf } from '../../rules/forms/forms.ts';
import { optionsOf } from '../../rules/forms/sheet.ts';
import { explorations } from './explorations.ts';
import { askedState, askedStates, formsInMenu, kindsInMenu, questions } from './form-paths.ts';
import { explore, failuresAndDelays } from './machine-test-kit.ts';

const asked: readonly string[] = questions.map(({ question }) => question.kind);
const kindsOfQuestions = [...new Set(asked)].sort();

test('every kind of question has a room and words for its answer, and every room is for some question', () => {
  expect(Object.keys(rooms).sort()).toEqual(kindsOfQuestions);
  expect(Object.keys(answerWords).sort()).toEqual(kindsOfQuestions);
});

test('whatever can be chosen has its words in every language', () => {
  for (const { kind, key, question } of questions) {
    if (question.kind !== 'choice') continue;
    const categories = formsInMenu.find((form) => form.kind === kind)?.categories ?? [];
    const sheet = {
      form: formOf(kind),
      answers: {},
      circumstances: { hasTrips: false, categories: categories.map(({ category }) => category) },
    };
    const options = optionsOf(sheet, key);
    expect(options.length).toBeGreaterThan(1);
    for (const option of options) {
      const names = categories.find(({ category }) => category === option)?.name;
      if (question.options !== 'categories') expect(english).toHaveProperty([`${key}.${option}`]);
      else expect(allLanguages.filter((language) => !names?.[language].trim())).toEqual([]);
    }
  }
});

describe('the one machine that walks all forms', () => {
  const { form } = explorations;
  if (form === undefined) throw new Error('nobody says how to explore it');
  const events = [...form.events, ...failuresAndDelays(form.machine)];
  const vertices = explore(form.machine, form.input, events, form.deciding);

  test('asks every question of every form', () => {
    const asked = vertices
      .filter(({ snapshot }) => snapshot.matches('asking'))
      .map(({ snapshot }) => askedState(snapshot.context.draft.kind, snapshot.context.at));
    expect(kindsInMenu.length).toBeGreaterThan(1);
    expect([...new Set(asked)].sort()).toEqual([...askedStates].sort());
  });

  test('is at a question only while it asks one', () => {
    const lost = vertices.filter(
      ({ snapshot }) => (snapshot.context.at !== null) !== snapshot.matches('asking'),
    );
    expect(lost.map(({ key }) => key)).toEqual([]);
  });
});
