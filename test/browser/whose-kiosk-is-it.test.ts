import { expect, test } from 'vitest';
import { startKiosk } from './kiosk.ts';

test('the agency’s name stays while the page begins anew, before the service has told it', async () => {
  const { page } = await startKiosk();
  const name = page.locator('.attract-agency');
  await page.locator('[data-screen="attract"][data-open="true"]').waitFor();
  const whose = await name.textContent();
  expect(whose).toContain('Metro');
  await page.route('**/api/events', () => {});
  await page.reload();
  await page.locator('[data-screen="attract"]').waitFor();
  expect(await name.textContent()).toBe(whose);
});
