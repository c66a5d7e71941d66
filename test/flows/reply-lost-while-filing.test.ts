import { expect, test } from 'vitest';
import { FILING_PATIENCE_MS } from '../../kiosk-ui/flows/delays.ts';
import { aFiledCase } from './examples.ts';
import { answerEverything, kioskAtAttract } from './visit-under-test.ts';

async function kioskThatHasSent() {
  const kiosk = await kioskAtAttract();
  answerEverything(kiosk);
  kiosk.form().send({ type: 'file' });
  return kiosk;
}

test('a retry after a lost reply repeats the same request, to the letter', async () => {
  const kiosk = await kioskThatHasSent();
  await kiosk.filings[0]?.loseReply();
  expect(kiosk.screen()).toBe('filingFailed');
  kiosk.form().send({ type: 'tryAgain' });
  expect(kiosk.filings[1]?.request).toEqual(kiosk.filings[0]?.request);
  await kiosk.filings[1]?.answer({ ok: true, filed: { ...aFiledCase, replayed: true } });
  expect(kiosk.screen()).toBe('filed');
});

test('a service that does not answer at all is given up after a while, and nothing is lost', async () => {
  const kiosk = await kioskThatHasSent();
  kiosk.clock.increment(FILING_PATIENCE_MS);
  expect(kiosk.screen()).toBe('filingFailed');
  expect(kiosk.filledIn().draft.answers.narrative).toBe('It drove past me.');
});

test('while nobody knows whether it was filed, the answers cannot be changed under a new id', async () => {
  const kiosk = await kioskThatHasSent();
  await kiosk.filings[0]?.loseReply();
  kiosk.form().send({ type: 'back' });
  expect(kiosk.screen()).toBe('filingFailed');
});

test('answers that the service refuses can be changed, and are sent under a fresh id', async () => {
  const kiosk = await kioskThatHasSent();
  await kiosk.filings[0]?.answer({ ok: false, failure: 'refused' });
  kiosk.form().send({ type: 'back' });
  expect(kiosk.screen()).toBe('checkAnswers');
  kiosk.form().send({ type: 'file' });
  expect(kiosk.filings[1]?.request.requestId).not.toBe(kiosk.filings[0]?.request.requestId);
});
