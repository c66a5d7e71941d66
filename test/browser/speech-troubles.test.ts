import { expect, test, vi } from 'vitest';
import { fakeEngine } from '../terminal-service/modules/speech/fake-engine.ts';
import { type Kiosk, startKiosk } from './kiosk.ts';
import { type Listener, listenTo, named, shown } from './listener.ts';

const keys = {
  headphonesIn: ['F10'],
  headphonesOut: ['F11'],
  darkScreen: ['F12'],
  pause: ['F6'],
  repeat: ['F7'],
};
/** Reading a screen takes a program for each sentence. */
vi.setConfig({ testTimeout: 200_000 });

/** EN 301 549 §5.1.3.6 asks for interruption by the user's action; a tenth of a second is felt as at once. */
const AT_ONCE_MS = 100;

async function speakingKiosk(engine: string): Promise<{ kiosk: Kiosk; listener: Listener }> {
  const kiosk = await startKiosk({ config: { speech: { engine, keys } } });
  await kiosk.page.locator('[data-screen="attract"][data-open="true"]').waitFor();
  const listener = await listenTo(kiosk.page);
  await kiosk.touch(shown('attract.start'));
  await kiosk.screen('menu');
  await kiosk.page.keyboard.press('F10');
  await kiosk.page.locator('html[data-speech="on"]').waitFor();
  return { kiosk, listener };
}

test('a key and a finger silence the loudspeaker within a tenth of a second', async () => {
  const engine = await fakeEngine();
  const kiosk = await startKiosk({ config: { speech: { engine: engine.path, keys } } });
  const { page } = kiosk;
  await page.locator('[data-screen="attract"][data-open="true"]').waitFor();
  // The sound itself is watched, not what the page says of it.
  await page.evaluate(() => {
    const marks: { started: number[]; stopped: number[]; input: number[] } = {
      started: [],
      stopped: [],
      input: [],
    };
    Object.assign(window, { marks });
    const { start, stop } = AudioBufferSourceNode.prototype;
    const sounding = new Set<AudioBufferSourceNode>();
    AudioBufferSourceNode.prototype.start = function (...at) {
      // A sound that does not end by itself is stopped by nothing but the input.
      this.loop = true;
      sounding.add(this);
      marks.started.push(performance.now());
      start.apply(this, at);
    };
    AudioBufferSourceNode.prototype.stop = function (...at) {
      if (sounding.delete(this)) marks.stopped.push(performance.now());
      stop.apply(this, at);
    };
    // The event's own time is when the key went down, before any script could run.
    for (const input of ['keydown', 'pointerdown'])
      window.addEventListener(input, (event) => marks.input.push(event.timeStamp), { capture: true });
  });
  const marks = () =>
    page.evaluate(
      () => (window as unknown as { marks: { started: number[]; stopped: number[]; input: number[] } }).marks,
    );
  await page.keyboard.press('F10');
  const acts = [
    () => page.keyboard.press('ArrowRight'),
    () => page.keyboard.press('ArrowLeft'),
    () => page.keyboard.press('x'),
    () => page.locator('h1').tap(),
  ];
  const delayOf = async (act: () => Promise<void>): Promise<number> => {
    const { started } = await marks();
    await page.keyboard.press('F7');
    await page.waitForFunction((earlier) => {
      const { marks: now } = window as unknown as { marks: { started: number[]; stopped: number[] } };
      return now.started.length > Math.max(earlier, now.stopped.length);
    }, started.length);
    const before = await marks();
    await act();
    const after = await marks();
    expect(after.stopped.length).toBeGreaterThan(before.stopped.length);
    return (after.stopped[before.stopped.length] ?? 0) - (after.input[before.input.length] ?? 0);
  };
  // A machine that is busy with other tests may stop the browser itself for longer than this, but not every time.
  const quickest = acts.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < 3; round++)
    for (const [index, act] of acts.entries())
      quickest[index] = Math.min(quickest[index] ?? 0, await delayOf(act));
  expect(Math.max(...quickest)).toBeLessThan(AT_ONCE_MS);
  expect(Math.min(...quickest)).toBeGreaterThanOrEqual(0);
});

test('a program that hangs is ended when somebody goes on, and the next sentence is heard', async () => {
  const engine = await fakeEngine();
  const { kiosk, listener } = await speakingKiosk(engine.path);
  await listener.choose(named('menu.openDraft'));
  await kiosk.screen('draftCode');
  await kiosk.page.locator('input').focus();
  await kiosk.page.keyboard.type('HANG ');
  const hanging = await engine.runOf('HANG');
  await kiosk.page.keyboard.type('7');
  await hanging.ended;
  await kiosk.page.waitForFunction(() => window.heard.at(-1)?.what === 'heard');
  expect((await listener.entries()).at(-1)?.text).toBe('7');
});

test('a dialog is read when it opens, and the screen under it again when it closes', async () => {
  const engine = await fakeEngine();
  const { kiosk, listener } = await speakingKiosk(engine.path);
  await listener.choose(named('action.help'));
  await listener.hearsScreen(shown('help.title'));
  await listener.walkTo(named('help.close'));
  await listener.forget();
  await kiosk.page.keyboard.press('Enter');
  await listener.hearsScreen(shown('menu.title'));
  expect(await kiosk.page.locator('dialog').count()).toBe(0);
});

test('a pause holds the sentence, and the same key lets it go on', async () => {
  const engine = await fakeEngine();
  const { kiosk, listener } = await speakingKiosk(engine.path);
  await kiosk.page.evaluate(() => {
    const { start } = AudioBufferSourceNode.prototype;
    AudioBufferSourceNode.prototype.start = function (...at) {
      Object.assign(window, { output: this.context });
      start.apply(this, at);
    };
  });
  const outputIs = (state: AudioContextState) =>
    kiosk.page.waitForFunction(
      (wanted) => (window as unknown as { output?: AudioContext }).output?.state === wanted,
      state,
    );
  await outputIs('running');
  await kiosk.page.keyboard.press('F6');
  await outputIs('suspended');
  const paused = await listener.entries();
  await kiosk.page.keyboard.press('F6');
  await outputIs('running');
  await listener.hearsScreen(shown('menu.title'));
  expect((await listener.entries()).slice(0, paused.length)).toEqual(paused);
  expect((await listener.entries()).filter(({ what }) => what === 'stopped')).toEqual([]);
});

test('a touch on the dark screen lights it and presses nothing', async () => {
  const engine = await fakeEngine();
  const { kiosk } = await speakingKiosk(engine.path);
  const { page } = kiosk;
  await page.keyboard.press('F12');
  const button = await page.locator('main button').first().boundingBox();
  if (button === null) throw new Error('the button is not drawn');
  expect(await page.locator('.dark-screen').isVisible()).toBe(true);
  await page.touchscreen.tap(button.x + button.width / 2, button.y + button.height / 2);
  await page.locator('html[data-speech="on"]').waitFor();
  expect(await page.locator('[data-screen="menu"]').count()).toBe(1);
  expect(await page.locator('.dark-screen').count()).toBe(0);
  await page.touchscreen.tap(button.x + button.width / 2, button.y + button.height / 2);
  await kiosk.screen('presentCard');
});

test('headphones pulled out end the speech, and the next visit begins in silence at the usual speed', async () => {
  const engine = await fakeEngine();
  const { kiosk, listener } = await speakingKiosk(engine.path);
  const { page } = kiosk;
  await kiosk.touch(shown('speech.faster'));
  await page.getByText('Speed 4 of 7').waitFor();
  await page.keyboard.press('F11');
  await page.locator('html[data-speech="off"]').waitFor();
  expect((await listener.entries()).at(-1)?.what).toBe('stopped');
  expect(await page.locator('.speech-bar').count()).toBe(0);
  await page.keyboard.press('F10');
  await page.getByText('Speed 3 of 7').waitFor();
});

test('a visitor without headphones turns it on by the settings', async () => {
  const engine = await fakeEngine();
  const kiosk = await startKiosk({ config: { speech: { engine: engine.path } } });
  await kiosk.page.locator('[data-screen="attract"][data-open="true"]').waitFor();
  const listener = await listenTo(kiosk.page);
  await kiosk.touch(shown('action.settings'));
  await kiosk.page
    .getByRole('group', { name: shown('settings.speech') })
    .getByRole('button', { name: shown('settings.speech.on'), exact: true })
    .tap();
  await listener.hearsScreen(shown('settings.title'));
});

test('without an engine the screen says so, and everything else works', async () => {
  const { kiosk } = await speakingKiosk('/nonexistent/espeak-ng');
  const { page } = kiosk;
  await page.getByText(shown('speech.noEngine')).waitFor();
  await kiosk.page.locator('main button').nth(1).tap();
  await kiosk.screen('presentCard');
  await page.keyboard.press('F12');
  await page.locator('.dark-screen').waitFor();
  await page.keyboard.press('F11');
  await kiosk.touch(shown('presentCard.without'));
  await kiosk.screen('kind');
});

test('a language without a voice says so on the screen, in English too, and by an English voice', async () => {
  const engine = await fakeEngine();
  const { kiosk } = await speakingKiosk(engine.path);
  const { page } = kiosk;
  await page.locator('.header button').tap();
  await page.getByRole('button', { name: '日本語' }).tap();
  await page.locator('html[lang="ja"]').waitFor();
  await page.getByText(shown('speech.noVoice')).waitFor();
  const said = await engine.runOf(shown('speech.noVoice'));
  expect(said.words).toContain('en-us');
  expect(await page.locator('.speech-status p').count()).toBe(2);
});
