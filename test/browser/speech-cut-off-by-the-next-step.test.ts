import { expect, test, vi } from 'vitest';
import { type Kiosk, startKiosk } from './kiosk.ts';
import { type Listener, listenTo, shown } from './listener.ts';
import { quickVoice } from './quick-voice.ts';

vi.setConfig({ testTimeout: 60_000 });

async function listeningAt(screen: 'menu' | 'narrative'): Promise<{ kiosk: Kiosk; listener: Listener }> {
  const kiosk = await startKiosk({
    config: { speech: { engine: quickVoice(), keys: { headphonesIn: ['F10'] } } },
  });
  await kiosk.page.locator('[data-screen="attract"][data-open="true"]').waitFor();
  const listener = await listenTo(kiosk.page);
  await kiosk.touch(shown('attract.start'));
  if (screen === 'narrative')
    for (const step of [/^Complaint/, shown('presentCard.without'), /^Something went wrong/, 'Safety'])
      await kiosk.touch(step);
  await kiosk.page.keyboard.press('F10');
  await listener.hearsScreen(shown(`${screen}.title`));
  return { kiosk, listener };
}

test('with two switches a typed letter is heard to its end, and then the row that comes next', async () => {
  const { kiosk, listener } = await listeningAt('narrative');
  const { page } = kiosk;
  while ((await listener.began()).at(-1) !== 'Row: Capital Q to Capital P') await page.keyboard.press('F8');
  await page.keyboard.press('F9');
  await page.waitForFunction(() => window.heard.at(-1)?.what === 'heard');
  await listener.forget();
  await page.keyboard.press('F9');
  await page.waitForFunction(() => window.heard.at(-1)?.what === 'heard' && window.heard.length >= 4);
  const entries = (await listener.entries()).map(({ what, text }) => `${what} ${text}`);
  expect(entries.slice(0, 3)).toEqual(['began Capital Q', 'heard Capital Q', 'began Row: 1 to 0']);
});

test.each([
  ['Enter', 'ArrowRight'],
  ['F9', 'F8'],
])('the button "Pause or go on" pauses what is read, pressed by %s', async (press, move) => {
  const { kiosk, listener } = await listeningAt('menu');
  const { page } = kiosk;
  const pause = shown('speech.pauseOrGoOn');
  while (!(await listener.began()).at(-1)?.startsWith(pause)) await page.keyboard.press(move);
  // From here on a sound lasts until the test lets it end.
  await page.evaluate(() => {
    const { start } = AudioBufferSourceNode.prototype;
    AudioBufferSourceNode.prototype.start = function (...at) {
      this.loop = true;
      Object.assign(window, { output: this.context });
      start.apply(this, at);
    };
  });
  const outputIs = (state: AudioContextState) =>
    page.waitForFunction(
      (wanted) => (window as unknown as { output?: AudioContext }).output?.state === wanted,
      state,
    );
  await page
    .locator('.speech-bar .button')
    .nth(1)
    .press(press === 'F9' ? 'F9' : 'Enter');
  await outputIs('running');
  await page.locator('.speech-bar .button').first().focus();
  await page.keyboard.press(press);
  await page.waitForFunction((title) => window.heard.at(-1)?.text === title, shown('menu.title'));
  const before = await listener.entries();
  await page.keyboard.press(press);
  await outputIs('suspended');
  await page.keyboard.press(press);
  await outputIs('running');
  expect(await listener.entries()).toEqual(before);
});
