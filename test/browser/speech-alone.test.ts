import { expect, test } from 'vitest';
import { fakeEngine } from '../terminal-service/speech/fake-engine.ts';
import { type Kiosk, startKiosk } from './kiosk.ts';
import {
  accessibleTexts,
  type Listener,
  listenTo,
  missingInOrder,
  named,
  shown,
  visibleTexts,
} from './listener.ts';

/** The keys of a pad with a headphone socket, moved to where a test can press them. */
const keys = { headphonesIn: ['F10'], darkScreen: ['F12'] };

/** Whether the ear gets all that the eye would, in the same order. */
async function hearsAll({ page }: Kiosk, listener: Listener, title: string): Promise<void> {
  await listener.hearsScreen(title);
  const said = await listener.began();
  const main = page.locator('main');
  expect(missingInOrder(await accessibleTexts(main), said), title).toEqual([]);
  expect(missingInOrder(await visibleTexts(main), said), title).toEqual([]);
  await listener.forget();
}

/** What stays the same from screen to screen is said too, after the screen. */
async function hearsSurroundings({ page }: Kiosk, listener: Listener, title: string): Promise<void> {
  await listener.hearsScreen(title, `${shown('speech.off')}, button`);
  const said = await listener.began();
  for (const part of ['header', 'nav', '.speech-bar']) {
    expect(missingInOrder(await accessibleTexts(page.locator(part)), said), part).toEqual([]);
    expect(missingInOrder(await visibleTexts(page.locator(part)), said), part).toEqual([]);
  }
}

test('a complaint is filed with six keys, by ear alone, the screen dark from beginning to end', async () => {
  const engine = await fakeEngine();
  const kiosk = await startKiosk({ config: { speech: { engine: engine.path, keys } } });
  const { page, screen } = kiosk;
  await page.locator('[data-screen="attract"][data-open="true"]').waitFor();
  const listener = await listenTo(page);

  await page.keyboard.press('F10');
  await screen('menu');
  await page.keyboard.press('F12');
  expect(await page.locator('.kiosk').evaluate((shown) => getComputedStyle(shown).opacity)).toBe('0');
  await hearsSurroundings(kiosk, listener, shown('menu.title'));
  expect(missingInOrder(await visibleTexts(page.locator('.dark-screen')), await listener.began())).toEqual(
    [],
  );
  await hearsAll(kiosk, listener, shown('menu.title'));
  await listener.choose(named('menu.complaint'));
  await screen('presentCard');
  await hearsAll(kiosk, listener, shown('presentCard.title'));

  await kiosk.terminal.simulate({ do: 'tapCard', cardId: 'everyday' });
  await screen('cardSummary');
  await hearsAll(kiosk, listener, shown('cardSummary.title'));
  await listener.choose(named('action.continue'));
  await screen('kind');
  await hearsAll(kiosk, listener, shown('kind.title'));
  await listener.choose(named('kind.complaint'));
  await screen('category');
  await hearsAll(kiosk, listener, shown('category.title'));
  await listener.choose(named('category.passedUp'));
  await screen('trip');
  await hearsAll(kiosk, listener, shown('trip.title'));
  await listener.choose(/720 West/);

  await screen('narrative');
  await hearsAll(kiosk, listener, shown('narrative.title'));
  await listener.choose(/^capital n$/i);
  expect((await listener.began()).at(-1)).toMatch(/^(capital )?n$/i);
  await listener.choose(/^o$/);
  await listener.choose(/^period$/i);
  expect(await page.locator('textarea').inputValue()).toBe('No.');
  expect(await page.evaluate(() => document.activeElement?.closest('[data-layer]') !== null)).toBe(true);
  await listener.choose(named('action.continue'));
  await screen('contact');
  await hearsAll(kiosk, listener, shown('contact.title'));
  await listener.choose(named('contact.skip'));

  await screen('checkAnswers');
  await hearsAll(kiosk, listener, shown('checkAnswers.title'));
  await listener.choose(named('checkAnswers.file'));
  await screen('filed');
  await page.locator('[data-receipt="printed"]').waitFor();
  await hearsAll(kiosk, listener, shown('filed.title'));
  await listener.choose(named('action.finish'));
  await page.locator('[data-screen="attract"][data-open="true"]').waitFor();
  expect(await page.locator('html').getAttribute('data-speech')).toBe('off');
}, 300_000);
