import { describe, expect, it } from 'vitest';
import { type Kiosk, startKiosk } from './kiosk.ts';

/** What has focus: a key by what stands on it, all else by the name that is read out. */
function focused({ page }: Kiosk): Promise<string> {
  return page.evaluate(() => {
    const active = document.activeElement;
    const isKey = active?.classList.contains('key') === true;
    return (isKey ? null : active?.getAttribute('aria-label')) ?? active?.textContent ?? '';
  });
}

/** Presses one key until this is focused. Everything on the page comes round in the order of reading. */
async function goTo(kiosk: Kiosk, key: string, name: string | RegExp): Promise<void> {
  const fits = (text: string) => (typeof name === 'string' ? text === name : name.test(text));
  for (let step = 0; step < 90; step++) {
    if (fits(await focused(kiosk))) return;
    await kiosk.page.keyboard.press(key);
  }
  throw new Error(`${name} was not reached by ${key}`);
}

/** A complaint from the attract screen to the case number with one key to move and one to choose. */
async function fileByKeys(kiosk: Kiosk, move: string, choose: string): Promise<void> {
  const press = async (name: string | RegExp, screen: string) => {
    await goTo(kiosk, move, name);
    await kiosk.page.keyboard.press(choose);
    await kiosk.screen(screen);
  };
  await kiosk.page.locator('[data-screen="attract"][data-open="true"]').waitFor();
  await press('Touch to start', 'menu');
  await press(/^Complaint/, 'presentCard');
  await press('Continue without a card', 'kind');
  await press(/^Something went wrong/, 'category');
  await press('Safety', 'narrative');
  for (const letter of ['d', 'a', 'r', 'k']) {
    await goTo(kiosk, move, new RegExp(`^${letter}$`, 'i'));
    await kiosk.page.keyboard.press(choose);
  }
  expect((await kiosk.page.locator('textarea').inputValue()).toLowerCase()).toBe('dark');
  await press('Continue', 'contact');
  await press('Continue without contact details', 'checkAnswers');
  await press('File my complaint', 'filed');
}

describe('without ever touching the screen a complaint is filed', () => {
  it('with the keys of a pad', async () => {
    const kiosk = await startKiosk();
    await fileByKeys(kiosk, 'ArrowRight', 'Enter');
  });

  it('with two switches', async () => {
    const kiosk = await startKiosk();
    await fileByKeys(kiosk, 'F8', 'F9');
  });

  it('with a pad that sends other keys, by its map', async () => {
    const keys = { right: ['Numpad6'], select: ['NumpadMultiply'], help: ['NumpadDivide'] };
    const kiosk = await startKiosk({ config: { keys } });
    await kiosk.page.locator('[data-screen="attract"][data-open="true"]').waitFor();
    await kiosk.page.keyboard.press('NumpadDivide');
    await kiosk.page.locator('[data-dialog="help"]').waitFor();
    await goTo(kiosk, 'Numpad6', 'Back');
    await kiosk.page.keyboard.press('NumpadMultiply');
    await kiosk.screen('menu');
  });
});

it('up and down move between rows, and the field is left at the edges of its text', async () => {
  const kiosk = await startKiosk();
  const { page } = kiosk;
  await page.locator('[data-screen="attract"][data-open="true"]').waitFor();
  await kiosk.touch('Touch to start');
  await kiosk.screen('menu');
  await kiosk.touch(/^Continue with a code/);
  await kiosk.screen('draftCode');
  await page.keyboard.press('ArrowDown');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
  await page.keyboard.type('7q');
  await page.keyboard.press('ArrowLeft');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
  await page.keyboard.press('ArrowDown');
  expect(await focused(kiosk)).toBe('Continue');
});

it('every setting takes effect at once, is announced, and is gone with the visit', async () => {
  const kiosk = await startKiosk();
  const { page } = kiosk;
  await page.locator('[data-screen="attract"][data-open="true"]').waitFor();
  await kiosk.touch('Text and display');
  await kiosk.touch('Large');
  await kiosk.touch('White on black');
  await kiosk.touch('Low down');
  const root = page.locator('html');
  expect(await root.getAttribute('data-text-size')).toBe('large');
  expect(await root.getAttribute('data-contrast')).toBe('whiteOnBlack');
  expect(await page.locator('[aria-live]', { hasText: 'Where the buttons are: Low down' }).count()).toBe(1);
  await kiosk.touch('Close');
  const tops = await page
    .locator('.kiosk button')
    .evaluateAll((buttons) =>
      buttons.map((button) => button.getBoundingClientRect().top / window.innerHeight),
    );
  expect(Math.min(...tops)).toBeGreaterThan(2 / 3);
  await kiosk.touch('Start over');
  await page.locator('[data-screen="attract"][data-open="true"]').waitFor();
  expect(await root.getAttribute('data-text-size')).toBe('standard');
});
