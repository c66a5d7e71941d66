import { expect, test, vi } from 'vitest';
import { type Kiosk, startKiosk } from './kiosk.ts';
import { shown } from './listener.ts';

vi.setConfig({ testTimeout: 60_000 });

async function atAttract(): Promise<Kiosk> {
  const kiosk = await startKiosk();
  await kiosk.page.locator('[data-screen="attract"][data-open="true"]').waitFor();
  return kiosk;
}

const isPossible = async ({ page }: Kiosk, name: string) =>
  (await page.getByRole('button', { name }).getAttribute('aria-disabled')) !== 'true';
const words = ({ page }: Kiosk) => page.locator('main').textContent();

test('while the reader is unplugged nobody is invited to check a card', async () => {
  const kiosk = await atAttract();
  await kiosk.terminal.simulate({ do: 'unplugReader' });
  await expect.poll(() => words(kiosk)).not.toContain(shown('attract.tap'));
  expect(await words(kiosk)).toContain(shown('attract.leadWithoutReader'));
  expect(await words(kiosk)).not.toMatch(/fare card/i);
  await kiosk.touch(shown('attract.start'));
  await kiosk.screen('menu');
  expect(await isPossible(kiosk, shown('menu.checkCard'))).toBe(false);
  expect(await words(kiosk)).toContain(shown('menu.checkCard.readerDown'));
  await kiosk.page.getByRole('button', { name: shown('menu.checkCard') }).tap({ force: true });
  await kiosk.screen('menu');
  await kiosk.terminal.simulate({ do: 'plugInReader' });
  await expect.poll(() => isPossible(kiosk, shown('menu.checkCard'))).toBe(true);
  expect(await words(kiosk)).toContain(shown('menu.checkCard.about'));
});

test('while paper is known to be out a printout of the card is not to be had, and the screen says why', async () => {
  const kiosk = await atAttract();
  await kiosk.terminal.simulate({ do: 'tapCard', cardId: 'everyday' });
  await kiosk.screen('cardCheck');
  expect(await isPossible(kiosk, shown('cardCheck.print'))).toBe(true);
  await kiosk.terminal.simulate({ do: 'takePaperOut' });
  await expect.poll(() => isPossible(kiosk, shown('cardCheck.print'))).toBe(false);
  expect(await words(kiosk)).toContain(shown('cardCheck.cannotPrint.paperOut'));
  await kiosk.touch(shown('cardCheck.trips'));
  await kiosk.screen('cardTrips');
  expect(await isPossible(kiosk, shown('cardCheck.print'))).toBe(false);
  await kiosk.terminal.simulate({ do: 'putPaperIn' });
  await expect.poll(() => isPossible(kiosk, shown('cardCheck.print'))).toBe(true);
  expect(await words(kiosk)).not.toContain(shown('cardCheck.cannotPrint.paperOut'));
});

test('the words about a trouble go when the trouble goes', async () => {
  const kiosk = await atAttract();
  await kiosk.terminal.simulate({ do: 'tapCard', cardId: 'everyday' });
  await kiosk.screen('cardCheck');
  // Pressed before the page has heard of it.
  const { page } = kiosk;
  await page.route('**/api/card-summaries', async (route) => {
    await kiosk.terminal.simulate({ do: 'takePaperOut' });
    await route.continue();
  });
  await kiosk.touch(shown('cardCheck.print'));
  await kiosk.screen('cardNotPrinted');
  await expect.poll(() => words(kiosk)).toContain(shown('cardCheck.notPrinted.paperOut'));
  await kiosk.terminal.simulate({ do: 'putPaperIn' });
  await expect.poll(() => words(kiosk)).toContain(shown('cardCheck.notPrinted.over'));
  await page.unrouteAll();
  await kiosk.touch(shown('action.tryAgain'));
  await kiosk.screen('cardPrinted');
});
