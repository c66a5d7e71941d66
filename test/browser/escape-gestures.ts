import type { CDPSession, Page } from 'playwright-core';
import { portrait } from './chromium.ts';
import type { Escape } from './escape-keys.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Longer than a browser takes to see a long press in a touch. */
const LONG_PRESS_MS = 700;
const { width, height } = portrait;
const centre: Point = { x: width / 2, y: height / 2 };
const beside = (point: Point, index: number): Point => ({ x: point.x + 60 * index, y: point.y + 20 * index });

/** Several fingers go from one place to another side by side. */
async function swipe(devtools: CDPSession, from: Point, to: Point, fingers: number): Promise<void> {
  const at = (share: number) =>
    Array.from({ length: fingers }, (_, index) =>
      beside({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }, index),
    );
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
  for (const share of [0.1, 0.4, 0.7, 1])
    await devtools.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(share) });
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

async function longPress(page: Page, devtools: CDPSession, point: Point, fingers = 1): Promise<void> {
  const touchPoints = Array.from({ length: fingers }, (_, index) => beside(point, index));
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  await page.waitForTimeout(LONG_PRESS_MS);
  // Cancelled rather than ended, so that a press on a button does not press it.
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchCancel', touchPoints: [] });
}

const directions = {
  left: { x: -400, y: 0 },
  right: { x: 400, y: 0 },
  up: { x: 0, y: -700 },
  down: { x: 0, y: 700 },
} as const;

const swipes: readonly Escape[] = [1, 2, 3, 4].flatMap((fingers) =>
  Object.entries(directions).map(([direction, by]) => ({
    name: `swipe with ${fingers} to the ${direction}`,
    attempt: (_page, devtools) =>
      swipe(devtools, { x: 350, y: 800 }, { x: 350 + by.x, y: 800 + by.y }, fingers),
  })),
);

const edges: readonly Escape[] = (
  [
    ['left edge', { x: 0, y: 900 }, { x: 600, y: 900 }],
    ['right edge', { x: width - 1, y: 900 }, { x: 400, y: 900 }],
    ['top edge', { x: 500, y: 0 }, { x: 500, y: 900 }],
    ['bottom edge', { x: 500, y: height - 1 }, { x: 500, y: 900 }],
    ['upper left corner', { x: 0, y: 0 }, { x: 500, y: 800 }],
    ['lower right corner', { x: width - 1, y: height - 1 }, { x: 500, y: 800 }],
  ] as const
).map(([edge, from, to]) => ({
  name: `swipe in from the ${edge}`,
  attempt: (_page, devtools) => swipe(devtools, from, to, 1),
}));

/** Places of the page by what lies there: words, something to press, a field where there is one. */
const targets = ['h1', '.footer-bar .button', 'main :is(textarea, input, .button)', 'main svg, .header svg'];

const presses: readonly Escape[] = targets.flatMap((target): Escape[] => {
  const at = async (page: Page): Promise<Point> => {
    const box = await page.locator(target).first().boundingBox();
    return box === null ? centre : { x: box.x + box.width / 3, y: box.y + box.height / 2 };
  };
  return [
    {
      name: `long press on ${target}`,
      attempt: async (page, devtools) => longPress(page, devtools, await at(page)),
    },
    {
      name: `long press with two fingers on ${target}`,
      attempt: async (page, devtools) => longPress(page, devtools, await at(page), 2),
    },
    {
      name: `right click on ${target}`,
      attempt: async (page) => {
        const { x, y } = await at(page);
        await page.mouse.click(x, y, { button: 'right' });
      },
    },
    {
      name: `middle click on ${target}`,
      attempt: async (page) => {
        const { x, y } = await at(page);
        await page.mouse.click(x, y, { button: 'middle' });
      },
    },
    {
      name: `drag of ${target}`,
      attempt: async (page) => {
        const { x, y } = await at(page);
        await page.mouse.move(x, y);
        await page.mouse.down();
        await page.mouse.move(x + 150, y - 200, { steps: 4 });
        await page.mouse.move(centre.x, 20, { steps: 4 });
        await page.mouse.up();
      },
    },
  ];
});

const clicks: readonly Escape[] = [
  { name: 'double tap', attempt: (page) => taps(page, 2) },
  { name: 'triple tap', attempt: (page) => taps(page, 3) },
  { name: 'double click on words', attempt: (page) => page.locator('h1').first().dblclick() },
  { name: 'triple click on words', attempt: (page) => page.locator('h1').first().click({ clickCount: 3 }) },
  ...(['Shift', 'Control', 'Alt', 'Meta'] as const).map((modifier) => ({
    name: `${modifier} and a click`,
    attempt: (page: Page) =>
      page
        .locator('h1')
        .first()
        .click({ modifiers: [modifier] }),
  })),
  ...(['back', 'forward'] as const).map((button) => ({
    name: `side button ${button}`,
    attempt: async (_page: Page, devtools: CDPSession) => {
      for (const type of ['mousePressed', 'mouseReleased'] as const)
        await devtools.send('Input.dispatchMouseEvent', { type, ...centre, button, clickCount: 1 });
    },
  })),
  ...[2, 0.4].map((scaleFactor) => ({
    name: `pinch by ${scaleFactor}`,
    attempt: async (_page: Page, devtools: CDPSession) =>
      void (await devtools.send('Input.synthesizePinchGesture', { ...centre, scaleFactor })),
  })),
  ...(['Control', 'Shift', 'Alt', 'Meta'] as const).flatMap((modifier) =>
    [-500, 500].map((by) => ({
      name: `${modifier} and the wheel by ${by}`,
      attempt: async (page: Page) => {
        await page.mouse.move(centre.x, centre.y);
        await page.keyboard.down(modifier);
        await page.mouse.wheel(0, by);
        await page.keyboard.up(modifier);
      },
    })),
  ),
  { name: 'the wheel sideways', attempt: (page) => page.mouse.wheel(800, 0) },
];

async function taps(page: Page, count: number): Promise<void> {
  const box = await page.locator('h1').first().boundingBox();
  for (let tap = 0; tap < count; tap++)
    await page.touchscreen.tap((box?.x ?? 0) + 30, (box?.y ?? 0) + (box?.height ?? 0) / 2);
}

const dropped = {
  'an address': { items: [{ mimeType: 'text/uri-list', data: 'https://example.com/' }], files: [] },
  'a link': {
    items: [{ mimeType: 'text/html', data: '<a href="https://example.com/">here</a>' }],
    files: [],
  },
  'a text': { items: [{ mimeType: 'text/plain', data: 'dropped words' }], files: [] },
  'a file': { items: [], files: [import.meta.filename] },
} as const;

const drops: readonly Escape[] = Object.entries(dropped).flatMap(([what, { items, files }]) =>
  targets.slice(0, 3).map((target) => ({
    name: `drop of ${what} on ${target}`,
    attempt: async (page: Page, devtools: CDPSession) => {
      const box = await page.locator(target).first().boundingBox();
      const point = { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 20 };
      const data = { items: [...items], files: [...files], dragOperationsMask: 1 };
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
        await devtools.send('Input.dispatchDragEvent', { type, ...point, data });
    },
  })),
);

/** What hands and a mouse can do to a page, and things let fall on it. */
export const gestureEscapes: readonly Escape[] = [...swipes, ...edges, ...presses, ...clicks, ...drops];
