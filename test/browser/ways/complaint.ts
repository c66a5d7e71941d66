import { FiledCase, fileCase } from '../../../contract/cases.ts';
import { openDraft, parkDraft } from '../../../contract/drafts.ts';
import type { ReceiptState } from '../../../contract/receipts.ts';
import type { Part, Walk } from './walk.ts';

/** Long enough to be broken into lines everywhere, and to be more than the check page shows at first. */
const NARRATIVE =
  'I waved, and the bus went on without stopping. It was raining, and the next one was full. '.repeat(8);

/** A complaint from the menu to the check page, with everything that can go wrong at a question. */
export async function* complaint({ page, kiosk, terminal }: Walk): Part {
  await kiosk.chooses(1);
  await kiosk.shows('presentCard');
  yield 'presentCard';
  await terminal.simulate({ do: 'unplugReader' });
  await kiosk.shows('readerDown');
  yield 'readerDown';
  await terminal.simulate({ do: 'plugInReader' });
  await kiosk.shows('presentCard');
  await kiosk.hears({ type: 'card.dropped', reason: 'severalCards' });
  await kiosk.shows('cardNotRead');
  yield 'cardNotRead';
  await terminal.simulate({ do: 'tapCard', cardId: 'everyday' });
  await kiosk.shows('cardSummary');
  yield 'cardSummary';
  await terminal.simulate({ do: 'removeCard' });
  await kiosk.presses(0);
  await kiosk.shows('kind');
  yield 'kind';
  await kiosk.chooses(0);
  await kiosk.shows('category');
  yield 'category';
  await kiosk.chooses(1);
  await kiosk.shows('trip');
  yield 'trip';
  await kiosk.chooses(0);
  await kiosk.shows('narrative');
  yield 'narrative';
  await kiosk.presses(0);
  yield 'narrative/problem';
  await page.locator('.keyboard-row').nth(1).locator('.key').first().tap();
  yield 'narrative/begun';
  await page.locator('.keyboard .key', { hasText: '&123' }).tap();
  yield 'narrative/signs';
  await kiosk.fills(0, NARRATIVE);
  await kiosk.presses(0);
  await kiosk.shows('contact');
  yield 'contact';
  await kiosk.fills(1, 'nobody at all');
  await kiosk.presses(0);
  yield 'contact/problem';
  await kiosk.fills(0, 'Ana Maria Petrosyan de la Cruz');
  await kiosk.fills(1, 'ana.maria.petrosyan@example.com');
  await kiosk.presses(0);
  await kiosk.shows('checkAnswers');
  yield 'checkAnswers';
  await page.locator('.answer-long + .button').tap();
  yield 'checkAnswers/wholeNarrative';
}

/** From the check page. Returns the code of the answers that are put away. */
export async function* putAway({ page, kiosk }: Walk): Part<string> {
  await kiosk.footer('startOver');
  await kiosk.shows('confirmStartOver');
  yield 'confirmStartOver';
  const lost = await kiosk.holds(parkDraft.path);
  await kiosk.presses(1);
  await kiosk.shows('parking');
  yield 'parking';
  await lost.fail();
  await kiosk.shows('parkingFailed');
  yield 'parkingFailed';
  await kiosk.presses(1);
  await kiosk.shows('parked');
  yield 'parked';
  await kiosk.presses(1);
  await page.locator('[data-dialog="parked"] [role="status"]').getByText(/./).waitFor();
  await page.locator('[data-dialog="parked"] .button').nth(1).waitFor({ state: 'detached' });
  yield 'parked/printed';
  return (await page.locator('.dialog-code').textContent()) ?? '';
}

/** With the code back to the check page. */
export async function* takenUp(walk: Walk, code: string): Part {
  const { kiosk, terminal } = walk;
  await walk.begin();
  await kiosk.chooses(3);
  await kiosk.shows('draftCode');
  yield 'draftCode';
  await kiosk.presses(0);
  yield 'draftCode/problem';
  await kiosk.fills(0, code);
  for (const [status, problem, stop] of [
    [404, 'draftNotFound', 'draftCode/notFound'],
    [429, 'draftGuesses', 'draftCode/tooManyGuesses'],
  ] as const) {
    const opening = await kiosk.holds(openDraft.path);
    await kiosk.presses(0);
    await opening.refuse(status, problem);
    await kiosk.shows('draftCode');
    yield stop;
  }
  const lost = await kiosk.holds(openDraft.path);
  await kiosk.presses(0);
  await lost.fail();
  await kiosk.shows('draftCode');
  yield 'draftCode/noAnswer';
  const opening = await kiosk.holds(openDraft.path);
  await kiosk.presses(0);
  await kiosk.shows('draftOpening');
  yield 'draftOpening';
  await terminal.simulate({ do: 'takePaperOut' });
  await opening.letGo();
  await kiosk.shows('checkAnswers');
  yield 'checkAnswers/paperOut';
}

/** From the check page, without paper in the printer, to the end. */
export async function* filed({ page, kiosk, terminal }: Walk): Part {
  const unsaved = await kiosk.holds(fileCase.path);
  await kiosk.presses(0);
  await kiosk.shows('filing');
  yield 'filing';
  await unsaved.refuse(507, 'storageFull');
  await kiosk.shows('filingFailed');
  yield 'filingFailed/notSaved';
  const refused = await kiosk.holds(fileCase.path);
  await kiosk.presses(0);
  await refused.refuse(400, 'invalidRequest');
  await kiosk.shows('filingFailed');
  yield 'filingFailed/refused';
  await kiosk.presses(0);
  await kiosk.shows('checkAnswers');
  const lost = await kiosk.holds(fileCase.path);
  await kiosk.presses(0);
  await lost.fail();
  await kiosk.shows('filingFailed');
  yield 'filingFailed';
  const reply = page.waitForResponse((response) => response.url().endsWith(fileCase.path));
  await kiosk.presses(0);
  const { receiptId, caseNumber } = FiledCase.parse(await (await reply).json());
  await kiosk.shows('receiptTrouble');
  yield 'receiptTrouble';
  for (const receipt of [
    { state: 'notSent', reason: 'notFound' },
    { state: 'unknown', bodyConfirmed: true },
  ] satisfies ReceiptState[]) {
    await kiosk.hears({ type: 'receipt.changed', receiptId, caseNumber, receipt });
    await page.locator(`[data-receipt="${receipt.state}"]`).waitFor();
    yield `receiptTrouble/${receipt.state}`;
  }
  await terminal.simulate({ do: 'putPaperIn' });
  await page.locator('[data-receipt="printed"]').waitFor();
  yield 'filed';
}
