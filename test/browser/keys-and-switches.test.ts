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

/** From the attract screen to the narrative or to the contact details of a complaint, by touch. */
async function beginComplaint(kiosk: Kiosk): Promise<void> {
  await kiosk.page.locator('[data-screen="attract"][data-open="true"]').waitFor();
  await kiosk.touch('Touch to start');
  await kiosk.touch(/^Complaint/);
  await kiosk.touch('Continue without a card');
  await kiosk.touch(/^Something went wrong/);
  await kiosk.touch('Safety');
  await kiosk.screen('narrative');
}

const narrative = ({ page }: Kiosk) => page.locator('textarea').inputValue();

it('a pad that sends other keys works by its map', async () => {
  const keys = { right: ['Numpad6'], select: ['NumpadMultiply'], help: ['NumpadDivide'] };
  const kiosk = await startKiosk({ config: { keys } });
  await kiosk.page.locator('[data-screen="attract"][data-open="true"]').waitFor();
  await kiosk.page.keyboard.press('NumpadDivide');
  await kiosk.page.locator('[data-dialog="help"]').waitFor();
  await goTo(kiosk, 'Numpad6', 'Back');
  await kiosk.page.keyboard.press('NumpadMultiply');
  await kiosk.screen('menu');
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

it('two switches pass a row of keys in one step, go into it by choosing, and are led out at its end', async () => {
  const kiosk = await startKiosk();
  const { page } = kiosk;
  await beginComplaint(kiosk);
  const seen: string[] = [];
  const next = async () => {
    await page.keyboard.press('F8');
    seen.push(await focused(kiosk));
  };
  await goTo(kiosk, 'F8', 'Row: 1 to 0');
  for (let row = 0; row < 5; row++) await next();
  expect(seen).toEqual([
    'Row: Capital Q to Capital P',
    'Row: Capital A to Apostrophe',
    'Row: abc Letters to Delete',
    'Row: &123 Numbers and signs to New line',
    'Back',
  ]);
  await goTo(kiosk, 'F8', 'Row: Capital A to Apostrophe');
  await page.keyboard.press('F9');
  expect(await focused(kiosk)).toBe('A');
  await goTo(kiosk, 'F8', 'Row: Capital A to Apostrophe');
  await page.keyboard.press('F8');
  expect(await focused(kiosk)).toBe('Row: abc Letters to Delete');
});

it('after a letter two switches begin at the first row again, and stay on what is pressed several times', async () => {
  const kiosk = await startKiosk();
  const { page } = kiosk;
  await beginComplaint(kiosk);
  const type = async (row: string, key: string) => {
    await goTo(kiosk, 'F8', row);
    await page.keyboard.press('F9');
    await goTo(kiosk, 'F8', key);
    await page.keyboard.press('F9');
  };
  await type('Row: Capital Q to Capital P', 'W');
  expect(await focused(kiosk)).toBe('Row: 1 to 0');
  await type('Row: q to p', 'e');
  expect(await narrative(kiosk)).toBe('We');
  await goTo(kiosk, 'F8', 'Row: Capital letters to Delete');
  await page.keyboard.press('F9');
  for (let key = 0; key < 8; key++) await page.keyboard.press('F8');
  await page.keyboard.press('F9');
  await page.keyboard.press('F9');
  expect(await narrative(kiosk)).toBe('');
});

it.each([
  ['select', 'Enter', 'ArrowDown', '1'],
  ['choose', 'F9', 'F8', 'Row: 1 to 0'],
])(
  'a field that is chosen by %s leads to its keyboard, past the other fields',
  async (_, choose, move, first) => {
    const kiosk = await startKiosk();
    const { page } = kiosk;
    await beginComplaint(kiosk);
    await kiosk.type('so');
    await kiosk.touch('Continue');
    await kiosk.screen('contact');
    await page.keyboard.press(move);
    expect(
      await page
        .locator('input')
        .first()
        .evaluate((field) => field === document.activeElement),
    ).toBe(true);
    await page.keyboard.press(choose);
    expect(await focused(kiosk)).toBe(first);
    await goTo(kiosk, 'ArrowRight', 'J');
    await page.keyboard.press('Enter');
    expect(await page.locator('input').first().inputValue()).toBe('J');
  },
);

describe('a key that is held down', () => {
  const hold = async ({ page }: Kiosk, key: string) => {
    for (let repeat = 0; repeat < 20; repeat++) await page.keyboard.down(key);
    await page.keyboard.up(key);
  };

  it('presses once, whatever comes under it meanwhile', async () => {
    const kiosk = await startKiosk();
    const { page } = kiosk;
    await page.locator('[data-screen="attract"][data-open="true"]').waitFor();
    await goTo(kiosk, 'ArrowRight', 'Touch to start');
    await hold(kiosk, 'Enter');
    await kiosk.screen('menu');
    await goTo(kiosk, 'F8', /^Complaint/);
    await hold(kiosk, 'F9');
    await kiosk.screen('presentCard');
    await hold(kiosk, 'F8');
    expect(await focused(kiosk)).toBe('Continue without a card');
    await hold(kiosk, 'F1');
    expect(await page.locator('dialog').count()).toBe(1);
    await hold(kiosk, 'ArrowDown');
    expect(await focused(kiosk)).toBe('Call a member of staff');
  });

  it('types one letter', async () => {
    const kiosk = await startKiosk();
    await beginComplaint(kiosk);
    await goTo(kiosk, 'ArrowRight', 'Q');
    await hold(kiosk, 'Enter');
    expect(await narrative(kiosk)).toBe('Q');
  });
});

it('a switch that sends the space bar presses once, and goes into rows', async () => {
  const speech = { engine: '/nonexistent/espeak-ng', keys: { headphonesIn: ['F10'] } };
  const kiosk = await startKiosk({ config: { keys: { choose: ['Space'] }, speech } });
  const { page } = kiosk;
  await beginComplaint(kiosk);
  await goTo(kiosk, 'F8', 'Row: Capital Q to Capital P');
  await page.keyboard.press('Space');
  await page.keyboard.press('Space');
  expect(await narrative(kiosk)).toBe('Q');
  await page.keyboard.press('F10');
  await page.getByText('Speed 3 of 7').waitFor();
  await goTo(kiosk, 'F8', 'Faster');
  await page.keyboard.press('Space');
  await page.getByText('Speed 4 of 7').waitFor();
});

it('a finger between two keys leaves the caret in the field', async () => {
  const kiosk = await startKiosk();
  const { page } = kiosk;
  await beginComplaint(kiosk);
  await page.locator('textarea').tap();
  const [first, second] = await Promise.all(
    [0, 1].map((key) => page.locator('.keyboard .key').nth(key).boundingBox()),
  );
  if (!first || !second) throw new Error('the keys are not drawn');
  await page.mouse.click((first.x + first.width + second.x) / 2, first.y + first.height / 2);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
});
