import { expect, test } from 'vitest';
import { NARRATIVE_MAX } from '../../contract/answers.ts';
import { startKiosk } from './kiosk.ts';
import { listenTo, shown } from './listener.ts';
import { quickVoice } from './quick-voice.ts';

test('all of the longest answer is read to me before I file it', async () => {
  const kiosk = await startKiosk({
    config: { speech: { engine: quickVoice(), keys: { headphonesIn: ['F10'] } } },
  });
  const { page } = kiosk;
  await page.locator('[data-screen="attract"][data-open="true"]').waitFor();
  const listener = await listenTo(page);
  await kiosk.touch(shown('attract.start'));
  for (const step of [/^Complaint/, shown('presentCard.without'), /^Something went wrong/, 'Safety'])
    await kiosk.touch(step);
  const sentences = Array.from({ length: 90 }, (_, at) => `At stop ${at} it drove past all of us again.`);
  const narrative = sentences.join(' ').slice(0, NARRATIVE_MAX);
  await page.locator('textarea').fill(narrative);
  await kiosk.touch('Continue');
  await kiosk.screen('contact');
  await page.locator('.question-actions .button').tap();
  await kiosk.screen('checkAnswers');
  await page.keyboard.press('F10');
  await listener.hearsScreen(shown('checkAnswers.title').replace('{kind}', ''));
  const entries = await listener.entries();
  expect(entries.filter(({ what }) => what === 'failed')).toEqual([]);
  const heard = entries.filter(({ what }) => what === 'heard').map(({ text }) => text);
  expect(heard.join(' ')).toContain(narrative);
}, 60_000);
