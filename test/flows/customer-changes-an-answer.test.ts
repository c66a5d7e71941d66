import { expect, test } from 'vitest';
import { noContact } from '../../rules/forms/kinds/contact.ts';
import { aCard, aTrip, cardWithoutTrips } from './examples.ts';
import {
  answerEverything,
  beginComplaint,
  chooseFeedback,
  type Kiosk,
  kioskAtAttract,
} from './visit-under-test.ts';

async function kioskAtCheckPage(): Promise<Kiosk> {
  const kiosk = await kioskAtAttract();
  answerEverything(kiosk);
  expect(kiosk.screen()).toBe('checkAnswers');
  return kiosk;
}

test('a change leads straight back to the check page', async () => {
  const { form, screen, filledIn, answer } = await kioskAtCheckPage();
  form().send({ type: 'change', question: 'category' });
  expect(screen()).toBe('category');
  answer('category', 'safety');
  expect(screen()).toBe('checkAnswers');
  expect(filledIn().draft.answers).toMatchObject({ category: 'safety', narrative: 'It drove past me.' });
  form().send({ type: 'change', question: 'contact' });
  answer('contact', { ...noContact, name: 'Maria' });
  form().send({ type: 'continue' });
  expect(screen()).toBe('checkAnswers');
});

test('Back out of a change leads to the check page as well', async () => {
  const { form, screen } = await kioskAtCheckPage();
  form().send({ type: 'change', question: 'narrative' });
  form().send({ type: 'back' });
  expect(screen()).toBe('checkAnswers');
});

test('Back from the check page goes through the questions in turn', async () => {
  const { form, screen } = await kioskAtCheckPage();
  const seen = [];
  for (let step = 0; step < 4; step++) {
    form().send({ type: 'back' });
    seen.push(screen());
  }
  expect(seen).toEqual(['contact', 'narrative', 'category', 'kind']);
});

test('an answer emptied by a change is asked for before anything is filed', async () => {
  const { form, screen, filings, filledIn, answer } = await kioskAtCheckPage();
  form().send({ type: 'change', question: 'narrative' });
  answer('narrative', '  ');
  form().send({ type: 'back' });
  form().send({ type: 'file' });
  expect(screen()).toBe('narrative');
  expect(filledIn().problems).toEqual(['missing']);
  expect(filings).toEqual([]);
});

test('an e-mail address that cannot be one is told before going on, and editing takes the complaint away', async () => {
  const { form, screen, filledIn, answer } = await kioskAtCheckPage();
  form().send({ type: 'change', question: 'contact' });
  answer('contact', { ...noContact, email: 'maria@' });
  form().send({ type: 'continue' });
  expect(screen()).toBe('contact');
  expect(filledIn().problems).toEqual(['emailMalformed']);
  answer('contact', { ...noContact, email: 'maria@example.com' });
  expect(filledIn().problems).toEqual([]);
  form().send({ type: 'continue' });
  expect(screen()).toBe('checkAnswers');
});

test('another kind takes away what it cannot be about, asks for it, and keeps the rest', async () => {
  const { form, answer, screen, filledIn } = await kioskAtCheckPage();
  form().send({ type: 'changeKind' });
  expect(screen()).toBe('kind');
  form().send({ type: 'chooseKind', kind: 'suggestion' });
  expect(screen()).toBe('category');
  expect(filledIn().draft).toMatchObject({
    kind: 'suggestion',
    answers: { narrative: 'It drove past me.' },
  });
  expect(filledIn().draft.answers).not.toHaveProperty('category');
  answer('category', 'lateOrMissing');
  expect(screen()).toBe('checkAnswers');
  form().send({ type: 'changeKind' });
  form().send({ type: 'chooseKind', kind: 'complaint' });
  expect(screen()).toBe('checkAnswers');
  expect(filledIn().draft.answers.category).toBe('lateOrMissing');
});

test('what was wrong with an answer is not said any more when the customer comes back to it', async () => {
  const kiosk = await kioskAtAttract();
  const { form, answer, screen, filledIn } = kiosk;
  beginComplaint(kiosk);
  answer('category', 'safety');
  form().send({ type: 'continue' });
  expect(filledIn().problems).toEqual(['missing']);
  form().send({ type: 'back' });
  expect([screen(), filledIn().problems]).toEqual(['category', []]);
  answer('category', 'safety');
  expect([screen(), filledIn().problems]).toEqual(['narrative', []]);
});

test('going back to the card and on again keeps the answers, except the trip of another card', async () => {
  const { session, form, screen, filledIn, answer } = await kioskAtAttract();
  session.send({ type: 'start' });
  session.send(chooseFeedback);
  session.send({ type: 'terminal.card.read', card: aCard });
  session.send({ type: 'continue' });
  form().send({ type: 'chooseKind', kind: 'complaint' });
  answer('category', 'passedUp');
  answer('trip', { kind: 'cardTrip', trip: aTrip });
  answer('narrative', 'It drove past me.');
  for (let step = 0; step < 4; step++) form().send({ type: 'back' });
  expect(screen()).toBe('cardSummary');
  session.send({ type: 'terminal.card.read', card: cardWithoutTrips });
  session.send({ type: 'continue' });
  expect(filledIn().draft.answers).toMatchObject({ category: 'passedUp', narrative: 'It drove past me.' });
  expect(filledIn().draft.answers).not.toHaveProperty('trip');
  answer('category', 'passedUp');
  expect(screen()).toBe('narrative');
});

test('starting over asks first once something was answered, and not before', async () => {
  const kiosk = await kioskAtAttract();
  const { session, screen, answer } = kiosk;
  beginComplaint(kiosk);
  answer('category', 'safety');
  session.send({ type: 'startOver' });
  session.send({ type: 'dismiss' });
  expect(screen()).toBe('narrative');
  session.send({ type: 'startOver' });
  session.send({ type: 'confirmStartOver' });
  expect(screen()).toBe('attract');
});
