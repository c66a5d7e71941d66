import { expect, test } from 'vitest';
import { startKiosk } from './kiosk.ts';
import { shown } from './listener.ts';

test('an expired card is not said to be valid until a day long past', async () => {
  const kiosk = await startKiosk();
  await kiosk.page.locator('[data-screen="attract"][data-open="true"]').waitFor();
  const names = () => kiosk.page.locator('.card-facts dt').allTextContents();
  await kiosk.terminal.simulate({ do: 'tapCard', cardId: 'expired' });
  await kiosk.screen('cardCheck');
  expect(await names()).toContain(shown('cardSummary.expired'));
  expect(await names()).not.toContain(shown('cardSummary.expires'));
  await kiosk.terminal.simulate({ do: 'removeCard' });
  await kiosk.terminal.simulate({ do: 'tapCard', cardId: 'everyday' });
  await expect.poll(names).toContain(shown('cardSummary.expires'));
  expect(await names()).not.toContain(shown('cardSummary.expired'));
});
