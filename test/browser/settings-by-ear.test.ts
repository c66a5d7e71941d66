import { expect, test, vi } from 'vitest';
import { type Kiosk, startKiosk } from './kiosk.ts';
import { type Listener, listenTo, named, shown } from './listener.ts';
import { quickVoice } from './quick-voice.ts';

vi.setConfig({ testTimeout: 60_000 });

async function listeningAtMenu(): Promise<{ kiosk: Kiosk; listener: Listener }> {
  const kiosk = await startKiosk({
    config: { speech: { engine: quickVoice(), keys: { headphonesIn: ['F10'] } } },
  });
  await kiosk.page.locator('[data-screen="attract"][data-open="true"]').waitFor();
  const listener = await listenTo(kiosk.page);
  await kiosk.touch(shown('attract.start'));
  await kiosk.screen('menu');
  await kiosk.page.keyboard.press('F10');
  await listener.hearsScreen(shown('menu.title'));
  return { kiosk, listener };
}

const volume = ({ page }: Kiosk) => page.locator('html').getAttribute('data-volume');

test('one key as the kiosk comes makes it louder, and others slower and faster', async () => {
  const { kiosk } = await listeningAtMenu();
  const { page } = kiosk;
  // Keys that a pad has, and the browser's own driver has not.
  const press = (code: string) =>
    page.evaluate((pressed) => window.dispatchEvent(new KeyboardEvent('keydown', { code: pressed })), code);
  await press('F17');
  await page.locator('html[data-volume="loud"]').waitFor();
  await press('F14');
  await page.getByText('Speed 4 of 7').waitFor();
  await press('F13');
  await page.getByText('Speed 3 of 7').waitFor();
});

test("the listener's bar says how loud it is, and changes it", async () => {
  const { kiosk, listener } = await listeningAtMenu();
  expect(await volume(kiosk)).toBe('medium');
  await listener.choose(new RegExp(`^${shown('settings.volume')}: ${shown('settings.volume.medium')},`));
  await kiosk.page.locator('html[data-volume="loud"]').waitFor();
});

test('coming into a group of settings, I hear what it is about', async () => {
  const { kiosk, listener } = await listeningAtMenu();
  const { page } = kiosk;
  await kiosk.touch(shown('action.settings'));
  await listener.hearsScreen(shown('settings.title'));
  await listener.forget();
  await page.locator('fieldset').nth(1).locator('button').first().focus();
  await page.keyboard.press('ArrowLeft');
  await page.waitForFunction(
    (first) => window.heard.some(({ what, text }) => what === 'heard' && text.startsWith(first)),
    shown('settings.textSize.largest'),
  );
  await listener.forget();
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(
    (first) => window.heard.some(({ what, text }) => what === 'heard' && text.startsWith(first)),
    shown('settings.contrast.standard'),
  );
  expect((await listener.began())[0]).toBe(shown('settings.contrast'));
  await listener.forget();
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => window.heard.at(-1)?.what === 'heard');
  expect((await listener.began())[0]).toMatch(named('settings.contrast.blackOnWhite'));
});
