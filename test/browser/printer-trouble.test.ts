import { describe, expect, it } from 'vitest';
import { outsidePrinter } from '../terminal-service/outside-printer.ts';
import { type Kiosk, startKiosk } from './kiosk.ts';

/** Without a card, so that each test gets to its own trouble quickly. */
async function fileSomething(kiosk: Kiosk): Promise<void> {
  await kiosk.screen('attract');
  await kiosk.touch('Touch to start');
  await kiosk.touch(/^Complaint, praise or idea/);
  await kiosk.touch('Continue without a card');
  await kiosk.touch(/^Something went wrong/);
  await kiosk.screen('category');
  await kiosk.touch('Safety');
  await kiosk.screen('narrative');
  await kiosk.type('dark');
  await kiosk.touch('Continue');
  await kiosk.screen('contact');
  await kiosk.touch('Continue without contact details');
  await kiosk.screen('checkAnswers');
  await kiosk.touch('File my complaint');
}

async function kioskWithPrinter() {
  const outside = await outsidePrinter();
  const kiosk = await startKiosk({ config: { printer: outside.address } });
  const receiptIs = (state: string) => kiosk.page.locator(`[data-receipt="${state}"]`).waitFor();
  return { ...outside, kiosk, receiptIs };
}

describe('on the screen and on the tape', () => {
  it('paper runs out during the receipt: told so, then printed once', async () => {
    const { printer, printed, kiosk, receiptIs } = await kioskWithPrinter();
    printer.afterLines(6, () => printer.takePaperOut());
    await fileSomething(kiosk);
    await kiosk.screen('receiptTrouble');
    await receiptIs('waiting');
    await kiosk.page.getByText('out of paper').waitFor();
    printer.putPaperIn();
    await receiptIs('printed');
    expect(printed('7QK-00001')).toEqual({ times: 1, cuts: 1 });
  });

  it('paper runs out after the receipt: nothing is wrong with it', async () => {
    const { printer, printed, kiosk, receiptIs } = await kioskWithPrinter();
    await fileSomething(kiosk);
    await receiptIs('printed');
    printer.takePaperOut();
    await kiosk.screen('filed');
    expect(printed('7QK-00001')).toEqual({ times: 1, cuts: 1 });
  });

  it('the cover is opened during the receipt: told so, then printed once', async () => {
    const { printer, printed, kiosk, receiptIs } = await kioskWithPrinter();
    printer.afterLines(4, () => printer.openCover());
    await fileSomething(kiosk);
    await receiptIs('waiting');
    printer.closeCover();
    await receiptIs('printed');
    expect(printed('7QK-00001')).toEqual({ times: 1, cuts: 1 });
  });

  it('the power is cut during the receipt: nobody claims that it was printed', async () => {
    const { printer, printed, kiosk, receiptIs } = await kioskWithPrinter();
    printer.afterLines(8, () => printer.cutPower());
    await fileSomething(kiosk);
    await kiosk.screen('receiptTrouble');
    await receiptIs('unknown');
    expect(printed('').cuts).toBe(0);
    printer.restorePower();
    await receiptIs('unknown');
    expect(printed('').cuts).toBe(0);
  });

  it('the printer refuses the connection: the number is on the screen, the receipt is not sent', async () => {
    const { printer, printed, kiosk, receiptIs } = await kioskWithPrinter();
    printer.cutPower();
    await fileSomething(kiosk);
    await kiosk.screen('receiptTrouble');
    await receiptIs('notSent');
    expect(await kiosk.page.locator('main').textContent()).toMatch(/7QK-00001-./);
    expect(printed('7QK-00001').times).toBe(0);
  });
});
