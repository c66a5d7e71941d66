import { expect, test } from 'vitest';
import type { ReceiptState } from '../../contract/receipts.ts';
import { aFiledCase } from './examples.ts';
import { answerEverything, kioskAtAttract } from './visit-under-test.ts';

async function kioskWithFiledCase(receipt: ReceiptState = { state: 'queued' }) {
  const kiosk = await kioskAtAttract();
  answerEverything(kiosk);
  kiosk.form().send({ type: 'file' });
  await kiosk.filings[0]?.answer({ ok: true, filed: { ...aFiledCase, receipt } });
  const report = (news: ReceiptState, receiptId = aFiledCase.receiptId) =>
    kiosk.session.send({
      type: 'terminal.receipt.changed',
      receiptId,
      caseNumber: aFiledCase.caseNumber,
      receipt: news,
    });
  return { ...kiosk, report };
}

test('out of paper: the case number is shown at once, and paper put in turns the screen to printed', async () => {
  const kiosk = await kioskWithFiledCase({ state: 'waiting', reason: 'paperOut' });
  expect(kiosk.screen()).toBe('receiptTrouble');
  expect(kiosk.filledIn().filed?.caseNumber).toBe(aFiledCase.caseNumber);
  kiosk.report({ state: 'sending' });
  kiosk.report({ state: 'printed' });
  expect(kiosk.screen()).toBe('filed');
  expect(kiosk.filledIn().filed?.receipt).toEqual({ state: 'printed' });
});

test.each<ReceiptState>([
  { state: 'waiting', reason: 'coverOpen' },
  { state: 'notSent', reason: 'notAnswering' },
  { state: 'unknown', bodyConfirmed: true },
  { state: 'cancelled' },
])('$state: the customer is told, and can finish', async (receipt) => {
  const kiosk = await kioskWithFiledCase();
  expect(kiosk.screen()).toBe('filed');
  kiosk.report(receipt);
  expect(kiosk.screen()).toBe('receiptTrouble');
  kiosk.form().send({ type: 'finish' });
  expect(kiosk.screen()).toBe('attract');
});

test("another case's receipt changes nothing here", async () => {
  const kiosk = await kioskWithFiledCase({ state: 'sending' });
  kiosk.report({ state: 'printed' }, '00000000-0000-4000-8000-00000000ffff');
  expect(kiosk.filledIn().filed?.receipt).toEqual({ state: 'sending' });
});

test('news of the receipt that overtakes the reply to the filing is not lost', async () => {
  const kiosk = await kioskAtAttract();
  answerEverything(kiosk);
  kiosk.form().send({ type: 'file' });
  kiosk.session.send({
    type: 'terminal.receipt.changed',
    receiptId: aFiledCase.receiptId,
    caseNumber: aFiledCase.caseNumber,
    receipt: { state: 'printed' },
  });
  await kiosk.filings[0]?.answer({ ok: true, filed: aFiledCase });
  expect(kiosk.filledIn().filed?.receipt).toEqual({ state: 'printed' });
});

test('older news that arrives late does not turn a printed receipt back', async () => {
  const kiosk = await kioskWithFiledCase({ state: 'printed' });
  kiosk.report({ state: 'sending' });
  expect(kiosk.filledIn().filed?.receipt).toEqual({ state: 'printed' });
});

test('once the case is filed, starting over asks nothing', async () => {
  const kiosk = await kioskWithFiledCase();
  kiosk.session.send({ type: 'startOver' });
  expect(kiosk.screen()).toBe('attract');
});
