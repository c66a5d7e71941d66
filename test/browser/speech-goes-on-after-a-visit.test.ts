import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import type { TranscriptEntry } from '../../kiosk-ui/shell/speech/transcript.ts';
import farsi from '../../kiosk-ui/shell/strings/fa.json' with { type: 'json' };
import { type Kiosk, startKiosk } from './kiosk.ts';
import { shown } from './listener.ts';
import { quickVoice } from './quick-voice.ts';

vi.setConfig({ testTimeout: 60_000 });

/** A kiosk with headphones in, and all that is heard in them, also from pages that take the place of this one. */
async function withHeadphones(): Promise<{ kiosk: Kiosk; heard: TranscriptEntry[] }> {
  const kiosk = await startKiosk({
    config: { speech: { engine: quickVoice(), keys: { headphonesIn: ['F10'], headphonesOut: ['F11'] } } },
  });
  const { page } = kiosk;
  const heard: TranscriptEntry[] = [];
  await page.exposeFunction('hear', (entry: TranscriptEntry) => heard.push(entry));
  const listen = () =>
    window.addEventListener('speech-transcript', (event) =>
      (window as unknown as { hear(entry: unknown): void }).hear((event as CustomEvent).detail),
    );
  await page.addInitScript(listen);
  await page.evaluate(listen);
  await atAttract(page);
  await page.keyboard.press('F10');
  await kiosk.page.locator('html[data-speech="on"]').waitFor();
  return { kiosk, heard };
}

const atAttract = (page: Page) => page.locator('[data-screen="attract"][data-open="true"]').waitFor();
const said = (heard: readonly TranscriptEntry[]) =>
  heard.filter(({ what }) => what === 'heard').map(({ text }) => text);

test('after "Start over" it says goodbye, and the fresh page greets me as the first one did', async () => {
  const { kiosk, heard } = await withHeadphones();
  const { page } = kiosk;
  await kiosk.touch(shown('attract.start'));
  await kiosk.screen('menu');
  heard.length = 0;
  await page.evaluate(() => Object.assign(window, { isOfTheVisit: true }));
  await kiosk.touch(shown('action.startOver'));
  await page.waitForFunction(() => !('isOfTheVisit' in window));
  await atAttract(page);
  await expect.poll(() => said(heard)).toContain(shown('speech.hint'));
  const texts = said(heard);
  expect(texts.filter((text) => text === shown('speech.farewell'))).toHaveLength(1);
  expect(texts.indexOf(shown('speech.farewell'))).toBeLessThan(texts.indexOf(shown('attract.title')));
  // Two things about the kiosk, and nothing about who was here.
  expect(await page.evaluate(() => ({ ...sessionStorage }))).toEqual({
    agencyName: 'LA Metro',
    headphonesAreIn: '',
  });
});

test('the goodbye is in the language of the visit that has ended', async () => {
  const { kiosk, heard } = await withHeadphones();
  const { page } = kiosk;
  await kiosk.touch('فارسی');
  await page.locator('html[lang="fa"]').waitFor();
  await kiosk.screen('menu');
  await kiosk.touch(farsi['action.startOver']);
  await page.locator('html[lang="en"]').waitFor();
  await expect.poll(() => said(heard)).toContain(farsi['speech.farewell']);
  expect(heard.find(({ text }) => text === farsi['speech.farewell'])?.language).toBe('fa');
});

test('pulled out after the visit, they leave a silent kiosk, in the next page as well', async () => {
  const { kiosk } = await withHeadphones();
  const { page } = kiosk;
  await page.keyboard.press('F11');
  await page.locator('html[data-speech="off"]').waitFor();
  await page.reload();
  await atAttract(page);
  expect(await page.locator('html').getAttribute('data-speech')).toBe('off');
});
