import { expect, it } from 'vitest';
import { startKiosk } from './kiosk.ts';

const functionKeys = Array.from({ length: 12 }, (_, index) => `F${index + 1}`).filter((key) => key !== 'F1');
const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789+-=/,.'];
const combinations = [
  ...functionKeys,
  ...functionKeys.map((key) => `Control+${key}`),
  ...functionKeys.map((key) => `Alt+${key}`),
  ...letters.map((key) => `Control+${key}`),
  ...letters.map((key) => `Control+Shift+${key}`),
  ...letters.map((key) => `Alt+${key}`),
  'Alt+ArrowLeft',
  'Alt+ArrowRight',
  'Alt+Home',
  'Escape',
  'ContextMenu',
  'Control+Tab',
  'Control+Escape',
  'Shift+F10',
  'Backspace',
];
const addresses = [
  'https://example.com/',
  'about:blank#x',
  'javascript:alert(1)',
  'file:///etc/passwd',
  'data:text/html,x',
  'mailto:a@example.com',
  'tel:1',
];

it(`none of ${combinations.length} keys, gestures and addresses leads out of the page or changes it`, async () => {
  const kiosk = await startKiosk();
  const { page } = kiosk;
  const home = page.url();
  const others: string[] = [];
  page.context().on('page', (other) => others.push(other.url()));
  page.on('dialog', (dialog) => {
    others.push(dialog.type());
    void dialog.dismiss();
  });
  await page.locator('[data-screen="attract"][data-open="true"]').waitFor();
  await kiosk.touch('Touch to start');
  await kiosk.screen('menu');
  await page.evaluate(() => Object.assign(window, { untouched: true }));
  const stillHere = () =>
    page.evaluate(() => ({
      address: location.href,
      samePage: 'untouched' in window,
      zoom: window.visualViewport?.scale,
      sideways: document.documentElement.scrollWidth <= window.innerWidth,
      selected: String(getSelection()),
    }));
  const here = { address: home, samePage: true, zoom: 1, sideways: true, selected: '' };

  for (const combination of combinations) await page.keyboard.press(combination);
  expect(await stillHere()).toEqual(here);

  const { x, y } = { x: 400, y: 900 };
  await page.mouse.click(x, y, { button: 'middle' });
  await page.mouse.click(x, y, { button: 'right' });
  await page.mouse.dblclick(x, y);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 200, y + 50, { steps: 5 });
  await page.mouse.up();
  const devtools = await page.context().newCDPSession(page);
  for (const button of ['back', 'forward'] as const)
    for (const type of ['mousePressed', 'mouseReleased'] as const)
      await devtools.send('Input.dispatchMouseEvent', { type, x, y, button, clickCount: 1 });
  await devtools.send('Input.synthesizePinchGesture', { x, y, scaleFactor: 2 });
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -500);
  await page.keyboard.up('Control');
  expect(await stillHere()).toMatchObject({ samePage: true, zoom: 1, selected: '' });

  for (let step = 0; step < 5; step++) {
    await page.goBack({ waitUntil: 'commit' });
    await page.goForward({ waitUntil: 'commit' }).catch(() => undefined);
  }
  for (const address of addresses) await page.evaluate((to) => window.open(to), address);
  await page.evaluate(() => window.print());
  expect(await stillHere()).toMatchObject({ address: home, samePage: true });
  expect(others).toEqual([]);
}, 60_000);

it('after a failure of its own the page begins anew by itself', async () => {
  const kiosk = await startKiosk();
  const { page } = kiosk;
  await page.locator('[data-screen="attract"][data-open="true"]').waitFor();
  await kiosk.touch('Touch to start');
  await kiosk.screen('menu');
  await page.evaluate(() => void setTimeout(() => Promise.reject(new Error('a fault in the page'))));
  await page.locator('[data-screen="attract"][data-open="true"]').waitFor({ timeout: 15_000 });
});
