import { expect, test } from 'vitest';
import { PRINT_PATIENCE_MS } from '../../kiosk-ui/flows/delays.ts';
import { aCard, cardWithoutTrips, readerUnplugged } from './examples.ts';
import { chooseFeedback, type Kiosk, kioskAtAttract } from './visit-under-test.ts';

async function kioskWithCard(): Promise<Kiosk> {
  const kiosk = await kioskAtAttract();
  kiosk.session.send({ type: 'terminal.card.read', card: aCard });
  return kiosk;
}

test('from the menu a card is asked for and then shown', async () => {
  const { session, screen } = await kioskAtAttract();
  session.send({ type: 'start' });
  session.send({ type: 'chooseTask', task: 'checkCard' });
  expect(screen()).toBe('presentCard');
  session.send({ type: 'terminal.card.read', card: aCard });
  expect(screen()).toBe('cardCheck');
});

test('without a reader there is no card to check, and nothing pretends that there is', async () => {
  const { session, screen } = await kioskAtAttract();
  session.send({ type: 'start' });
  session.send({ type: 'chooseTask', task: 'checkCard' });
  session.send({ type: 'terminal.reader.changed', reader: readerUnplugged });
  session.send({ type: 'continueWithoutCard' });
  expect(screen()).toBe('readerDown');
});

test('another card tapped on top is the one that is shown from then on', async () => {
  const { session, checkCard, screen } = await kioskWithCard();
  checkCard().send({ type: 'showTrips' });
  session.send({ type: 'terminal.card.read', card: cardWithoutTrips });
  expect(screen()).toBe('cardCheck');
  expect(checkCard().getSnapshot().context.card).toEqual(cardWithoutTrips);
});

test('telling about a trip goes straight to the first question of a complaint, with the card', async () => {
  const { checkCard, form, screen, filledIn } = await kioskWithCard();
  checkCard().send({ type: 'complain' });
  expect(screen()).toBe('category');
  expect(filledIn()).toMatchObject({ card: aCard, draft: { kind: 'complaint' } });
  form().send({ type: 'back' });
  form().send({ type: 'back' });
  expect(screen()).toBe('cardCheck');
});

test('other services keep the card, and a complaint from there shows it first', async () => {
  const { session, checkCard, screen } = await kioskWithCard();
  checkCard().send({ type: 'otherServices' });
  expect(screen()).toBe('menu');
  session.send(chooseFeedback);
  expect(screen()).toBe('cardSummary');
});

test('a printout is only said to be there on the printer’s word', async () => {
  const { checkCard, printings, screen } = await kioskWithCard();
  checkCard().send({ type: 'print' });
  expect(printings[0]?.request).toEqual({ tapId: aCard.tapId, language: 'en' });
  expect(screen()).toBe('cardPrinting');
  await printings[0]?.answer({ state: 'printed' });
  expect(screen()).toBe('cardPrinted');
});

test.each([
  ['the paper is out', { state: 'notSent', reason: 'paperOut' }],
  ['nobody knows', { state: 'unknown', bodyConfirmed: false }],
] as const)(
  'when %s the customer is told, and the card is still on the screen one step back',
  async (_what, receipt) => {
    const { checkCard, printings, screen } = await kioskWithCard();
    checkCard().send({ type: 'print' });
    await printings[0]?.answer(receipt);
    expect(screen()).toBe('cardNotPrinted');
    checkCard().send({ type: 'back' });
    expect(screen()).toBe('cardCheck');
  },
);

test('a service that does not answer does not leave the customer waiting for paper', async () => {
  const { clock, session, checkCard, screen } = await kioskWithCard();
  checkCard().send({ type: 'print' });
  session.send({ type: 'activity' });
  clock.increment(PRINT_PATIENCE_MS);
  expect(screen()).toBe('cardNotPrinted');
});
