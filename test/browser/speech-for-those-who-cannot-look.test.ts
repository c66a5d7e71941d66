import { expect, test, vi } from 'vitest';
import english from '../../kiosk-ui/shell/strings/en.json' with { type: 'json' };
import japanese from '../../kiosk-ui/shell/strings/ja.json' with { type: 'json' };
import tagalog from '../../kiosk-ui/shell/strings/tl.json' with { type: 'json' };
import { categoryName } from '../flows/form-paths.ts';
import { type Kiosk, startKiosk } from './kiosk.ts';
import { type Listener, listenTo, named, shown } from './listener.ts';
import { quickVoice } from './quick-voice.ts';

vi.setConfig({ testTimeout: 90_000 });

/** A kiosk before anybody has touched it, and the ear of whoever puts headphones in. */
async function silentKiosk(): Promise<{ kiosk: Kiosk; listener: Listener }> {
  const kiosk = await startKiosk({
    config: { speech: { engine: quickVoice(), keys: { headphonesIn: ['F10'] } } },
  });
  await kiosk.page.locator('[data-screen="attract"][data-open="true"]').waitFor();
  return { kiosk, listener: await listenTo(kiosk.page) };
}

async function listeningTo(
  steps: readonly (string | RegExp)[],
): Promise<{ kiosk: Kiosk; listener: Listener }> {
  const { kiosk, listener } = await silentKiosk();
  await kiosk.touch(shown('attract.start'));
  for (const step of steps) await kiosk.touch(step);
  return { kiosk, listener };
}

const toNarrative = [
  /^Complaint/,
  shown('presentCard.without'),
  /^Something went wrong/,
  categoryName('safety', 'en'),
];

const lastSaid = async (listener: Listener) => (await listener.began()).at(-1);

test('headphones at the attract screen: it greets, says how to begin, and offers every language in its own voice', async () => {
  const { kiosk, listener } = await silentKiosk();
  await kiosk.page.keyboard.press('F10');
  await listener.hearsScreen(shown('attract.title'));
  expect(await kiosk.page.locator('[data-screen="attract"]').count()).toBe(1);
  const said = await listener.began();
  expect(said).toContain('Touch to start, button');
  expect(said).not.toContain('Español, button');
  expect(said.at(-1)).not.toBe(said[0]);
  const languages = (await listener.entries()).filter(
    ({ what, text }) => what === 'began' && /^(Español|فارسی)/.test(text),
  );
  expect(languages.map(({ language }) => language)).toEqual(['es', 'fa']);
  await listener.choose(named('attract.start'));
  await listener.hearsScreen(shown('menu.title'));
});

test('somebody with switches is told of switches, and not of arrows', async () => {
  const { kiosk, listener } = await silentKiosk();
  const { page } = kiosk;
  await page.keyboard.press('F10');
  await page.locator('html[data-speech="on"]').waitFor();
  while (!(await lastSaid(listener))?.startsWith(shown('attract.start'))) await page.keyboard.press('F8');
  await listener.forget();
  await page.keyboard.press('F9');
  await listener.hearsScreen(shown('menu.title'), shown('speech.hintSwitches'));
  expect(await listener.began()).not.toContain(shown('speech.hint'));
});

test('a row of keys is named to somebody with switches', async () => {
  const { kiosk, listener } = await listeningTo(toNarrative);
  await kiosk.page.keyboard.press('F10');
  await listener.hearsScreen(shown('narrative.title'));
  for (let step = 0; step < 4; step++) await kiosk.page.keyboard.press('F8');
  expect(await lastSaid(listener)).toBe('Row: Capital Q to Capital P');
});

test('what the keyboard is turned to is said each time, and nothing when it turns by itself', async () => {
  const { kiosk, listener } = await listeningTo(toNarrative);
  const { page } = kiosk;
  await page.keyboard.press('F10');
  await listener.hearsScreen(shown('narrative.title'));
  await page.waitForFunction(() => window.heard.at(-1)?.what === 'heard');
  const afterTouch = async (key: string | RegExp) => {
    await listener.forget();
    await kiosk.touch(key);
    await page.waitForFunction(() => window.heard.at(-1)?.what === 'heard');
    return listener.began();
  };
  await page.locator('textarea').tap();
  expect(await afterTouch('Capital N')).toEqual(['Capital N']);
  expect(await afterTouch('o')).toEqual(['o']);
  expect(await afterTouch('Capital letters')).toEqual(['Capital letters']);
  expect(await afterTouch('Capital W')).toEqual(['Capital W']);
  expect(await afterTouch('Capital letters')).toEqual(['Capital letters']);
  expect(await afterTouch(/signs$/)).toEqual(['&123 Numbers and signs']);
  expect(await afterTouch(/Letters$/)).toEqual(['abc Letters']);
});

test('the end of a card number is said digit by digit wherever it stands', async () => {
  const { kiosk, listener } = await listeningTo([/^Complaint/]);
  await kiosk.terminal.simulate({ do: 'tapCard', cardId: 'everyday' });
  await kiosk.screen('cardSummary');
  await kiosk.page.keyboard.press('F10');
  await listener.hearsScreen(shown('cardSummary.title'));
  const digits = (await listener.began()).filter((text) => text.startsWith('Number ending in'));
  expect(digits).toEqual([expect.stringMatching(/^Number ending in \d \d \d \d$/)]);
});

test('the first key on a new screen is answered like any other', async () => {
  const { kiosk, listener } = await listeningTo([/^Complaint/]);
  await kiosk.page.keyboard.press('F10');
  await listener.hearsScreen(shown('presentCard.title'));
  await kiosk.page.keyboard.press('ArrowRight');
  expect(await lastSaid(listener)).toBe('Continue without a card, button');
});

test('an arrow within a text says the character that the caret has come to', async () => {
  const { kiosk, listener } = await listeningTo(toNarrative);
  const { page } = kiosk;
  await kiosk.type('so');
  await page.keyboard.press('F10');
  await listener.hearsScreen(shown('narrative.title'));
  await page.locator('textarea').focus();
  for (const character of ['o', 'Capital S']) {
    await page.keyboard.press('ArrowLeft');
    await page.waitForFunction((said) => window.heard.at(-1)?.text === said, character);
  }
});

test.each([
  ['日本語', 'ja', japanese],
  ['Tagalog', 'tl', tagalog],
])(
  '%s has no voice: every screen says so, in English as well, by an English voice, and offers a person',
  async (endonym, language, texts) => {
    const { kiosk, listener } = await silentKiosk();
    const { page } = kiosk;
    await kiosk.touch(endonym);
    await page.locator(`html[lang="${language}"]`).waitFor();
    await page.keyboard.press('F10');
    const status = page.locator('.speech-status p');
    for (const next of [texts['menu.feedback'], texts['presentCard.without'], null]) {
      await page.waitForFunction(
        (notice) => window.heard.some(({ what, text }) => what === 'heard' && text === notice),
        english['speech.noVoice'],
      );
      expect(await status.allTextContents()).toEqual([texts['speech.noVoice'], english['speech.noVoice']]);
      expect(await page.locator('nav').getByRole('button', { name: texts['action.help'] }).isVisible()).toBe(
        true,
      );
      await listener.forget();
      if (next !== null) await page.getByRole('button', { name: next }).tap();
    }
    await page.getByRole('button', { name: texts['action.help'] }).tap();
    await page.getByRole('button', { name: texts['help.callStaff'] }).tap();
    await page.locator('[data-staff-call="called"]').waitFor();
  },
);
