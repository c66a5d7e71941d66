import { expect, test } from 'vitest';
import { aCard, aTrip, cardWithoutTrips } from './examples.ts';
import { answerEverything, beginComplaint, type Kiosk, kioskAtAttract } from './visit-under-test.ts';

async function kioskAtCheckPage(): Promise<Kiosk> {
  const kiosk = await kioskAtAttract();
  answerEverything(kiosk);
  expect(kiosk.screen()).toBe('checkAnswers');
  return kiosk;
}

test('a change leads straight back to the check page', async () => {
  const { complaint, screen, answers } = await kioskAtCheckPage();
  complaint().send({ type: 'change', question: 'category' });
  expect(screen()).toBe('category');
  complaint().send({ type: 'chooseCategory', category: 'safety' });
  expect(screen()).toBe('checkAnswers');
  expect(answers().draft).toMatchObject({ category: 'safety', narrative: 'It drove past me.' });
  complaint().send({ type: 'change', question: 'contact' });
  complaint().send({ type: 'editContact', field: 'name', text: 'Maria' });
  complaint().send({ type: 'continue' });
  expect(screen()).toBe('checkAnswers');
});

test('Back out of a change leads to the check page as well', async () => {
  const { complaint, screen } = await kioskAtCheckPage();
  complaint().send({ type: 'change', question: 'narrative' });
  complaint().send({ type: 'back' });
  expect(screen()).toBe('checkAnswers');
});

test('Back from the check page goes through the questions in turn', async () => {
  const { complaint, screen } = await kioskAtCheckPage();
  const seen = [];
  for (let step = 0; step < 4; step++) {
    complaint().send({ type: 'back' });
    seen.push(screen());
  }
  expect(seen).toEqual(['contact', 'narrative', 'category', 'kind']);
});

test('an answer emptied by a change is asked for before anything is filed', async () => {
  const { complaint, screen, filings, answers } = await kioskAtCheckPage();
  complaint().send({ type: 'change', question: 'narrative' });
  complaint().send({ type: 'editNarrative', text: '  ' });
  complaint().send({ type: 'back' });
  complaint().send({ type: 'file' });
  expect(screen()).toBe('narrative');
  expect(answers().problems).toEqual(['narrativeEmpty']);
  expect(filings).toEqual([]);
});

test('an e-mail address that cannot be one is told before going on, and editing takes the complaint away', async () => {
  const { complaint, screen, answers } = await kioskAtCheckPage();
  complaint().send({ type: 'change', question: 'contact' });
  complaint().send({ type: 'editContact', field: 'email', text: 'maria@' });
  complaint().send({ type: 'continue' });
  expect(screen()).toBe('contact');
  expect(answers().problems).toEqual(['emailMalformed']);
  complaint().send({ type: 'editContact', field: 'email', text: 'maria@example.com' });
  expect(answers().problems).toEqual([]);
  complaint().send({ type: 'continue' });
  expect(screen()).toBe('checkAnswers');
});

test('going back to the card and on again keeps the answers, except the trip of another card', async () => {
  const { session, complaint, screen, answers } = await kioskAtAttract();
  session.send({ type: 'start' });
  session.send({ type: 'chooseTask', task: 'complaint' });
  session.send({ type: 'terminal.card.read', card: aCard });
  session.send({ type: 'continue' });
  complaint().send({ type: 'chooseKind', kind: 'complaint' });
  complaint().send({ type: 'chooseCategory', category: 'passedUp' });
  complaint().send({ type: 'chooseTrip', trip: { kind: 'cardTrip', trip: aTrip } });
  complaint().send({ type: 'editNarrative', text: 'It drove past me.' });
  for (let step = 0; step < 4; step++) complaint().send({ type: 'back' });
  expect(screen()).toBe('cardSummary');
  session.send({ type: 'terminal.card.read', card: cardWithoutTrips });
  session.send({ type: 'continue' });
  expect(answers().draft).toMatchObject({ category: 'passedUp', narrative: 'It drove past me.', trip: null });
  complaint().send({ type: 'chooseCategory', category: 'passedUp' });
  expect(screen()).toBe('narrative');
});

test('starting over asks first once something was answered, and not before', async () => {
  const kiosk = await kioskAtAttract();
  const { session, complaint, screen } = kiosk;
  beginComplaint(kiosk);
  complaint().send({ type: 'chooseCategory', category: 'safety' });
  session.send({ type: 'startOver' });
  session.send({ type: 'dismiss' });
  expect(screen()).toBe('narrative');
  session.send({ type: 'startOver' });
  session.send({ type: 'confirmStartOver' });
  expect(screen()).toBe('attract');
});
