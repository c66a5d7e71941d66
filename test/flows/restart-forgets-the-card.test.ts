import { expect, test } from 'vitest';
import { aCard, aFiledCase, aTrip, cardWithoutTrips } from './examples.ts';
import { type Kiosk, kioskAtAttract } from './visit-under-test.ts';

const tappedAgain = { ...aCard, tapId: '3f0e0c1a-5d0b-4c43-9a55-0c0b8a1f6f09' };

/** A complaint about a trip is sent to a service that was restarted since the card was tapped. */
async function sentAfterRestart(): Promise<Kiosk> {
  const kiosk = await kioskAtAttract();
  kiosk.session.send({ type: 'terminal.card.read', card: aCard });
  kiosk.checkCard().send({ type: 'complain' });
  kiosk.answer('category', 'passedUp');
  kiosk.answer('trip', { kind: 'cardTrip', trip: aTrip });
  kiosk.answer('narrative', 'It drove past me.');
  kiosk.form().send({ type: 'continue' });
  kiosk.form().send({ type: 'continue' });
  kiosk.form().send({ type: 'file' });
  expect(kiosk.filings[0]?.request.tapId).toBe(aCard.tapId);
  await kiosk.filings[0]?.answer({ ok: false, failure: 'cardForgotten' });
  return kiosk;
}

test('the same card, held there once more, sends the answers as they are', async () => {
  const kiosk = await sentAfterRestart();
  expect(kiosk.screen()).toBe('filingFailed');
  kiosk.session.send({ type: 'terminal.card.read', card: tappedAgain });
  const [first, second] = kiosk.filings.map(({ request }) => request);
  expect(second).toEqual({ ...first, tapId: tappedAgain.tapId, requestId: second?.requestId });
  expect(second?.requestId).not.toBe(first?.requestId);
  await kiosk.filings[1]?.answer({ ok: true, filed: aFiledCase });
  expect(kiosk.screen()).toBe('filed');
});

test('another card sends nothing: its trips are not the ones that were chosen from', async () => {
  const kiosk = await sentAfterRestart();
  kiosk.session.send({
    type: 'terminal.card.read',
    card: { ...cardWithoutTrips, numberLastFour: '0000' },
  });
  expect([kiosk.screen(), kiosk.filings.length]).toEqual(['filingFailed', 1]);
});

test('nothing was filed, so the answers can be put away or changed', async () => {
  const kiosk = await sentAfterRestart();
  expect(kiosk.context().progress).toBe('answers');
  expect(kiosk.session.getSnapshot().can({ type: 'park' })).toBe(true);
  kiosk.form().send({ type: 'back' });
  expect(kiosk.screen()).toBe('checkAnswers');
});

test('a card that is read while nobody knows whether it was filed changes nothing of what was sent', async () => {
  const kiosk = await kioskAtAttract();
  kiosk.session.send({ type: 'terminal.card.read', card: aCard });
  kiosk.checkCard().send({ type: 'complain' });
  kiosk.answer('category', 'passedUp');
  kiosk.answer('trip', { kind: 'noTrip' });
  kiosk.answer('narrative', 'It drove past me.');
  kiosk.form().send({ type: 'continue' });
  kiosk.form().send({ type: 'continue' });
  kiosk.form().send({ type: 'file' });
  await kiosk.filings[0]?.loseReply();
  kiosk.session.send({ type: 'terminal.card.read', card: tappedAgain });
  kiosk.form().send({ type: 'tryAgain' });
  expect(kiosk.filings[1]?.request).toEqual(kiosk.filings[0]?.request);
});
