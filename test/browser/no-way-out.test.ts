import type { CDPSession, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { addressEscapes } from './escape-addresses.ts';
import { gestureEscapes } from './escape-gestures.ts';
import { type Escape, keyEscapes } from './escape-keys.ts';
import { type GuidedPage, guide } from './guided-page.ts';
import { type Kiosk, startKiosk } from './kiosk.ts';

/** The kiosk's own keys are elsewhere, so that every key of this test is a foreign one. */
const keys = Object.fromEntries(
  ['up', 'down', 'left', 'right', 'select', 'help', 'next', 'choose'].map((key, index) => [
    key,
    [`Lang${index}`],
  ]),
);
const speechKeys = { headphonesIn: [], headphonesOut: [], onOff: [], pause: [], repeat: [] };

/** A step through the history is over by then, whether it loads a page or not. */
const SETTLE_MS = 300;

/** Events with which a browser would begin something of its own, unless the page refuses. */
const TO_REFUSE = [
  'keydown',
  'mousedown',
  'mouseup',
  'contextmenu',
  'auxclick',
  'dragstart',
  'drop',
  'copy',
  'cut',
  'paste',
];

interface Watch {
  readonly kiosk: Kiosk;
  readonly guided: GuidedPage;
  readonly devtools: CDPSession;
  /** Windows, dialogs, downloads and file choosers that came up. */
  readonly others: string[];
}

/** A kiosk at its menu that notices whatever opens beside it. */
async function watched(): Promise<Watch> {
  const kiosk = await startKiosk({ config: { keys, speech: { keys: speechKeys } } });
  const { page } = kiosk;
  const others: string[] = [];
  page.context().on('page', (other) => others.push(`window ${other.url()}`));
  page.on('download', (download) => others.push(`download ${download.url()}`));
  page.on('filechooser', () => others.push('file chooser'));
  page.on('dialog', (dialog) => {
    others.push(dialog.type());
    void dialog.dismiss();
  });
  const guided = await guide(page, kiosk.terminal.origin, 'en');
  await guided.open();
  const devtools = await page.context().newCDPSession(page);
  // A kiosk's browser begins with this page; here there was an empty one before it.
  await devtools.send('Page.resetNavigationHistory');
  await guided.open();
  await guided.begin();
  await page.evaluate((types) => {
    const seen: Event[] = [];
    Object.assign(window, { untouched: true, seen });
    for (const type of types) window.addEventListener(type, (event) => seen.push(event), { capture: true });
  }, TO_REFUSE);
  return { kiosk, guided, devtools, others };
}

/** Where the page is and how it looks, after whatever was tried has had its time. */
function state({ kiosk: { page }, others }: Watch) {
  return page
    .evaluate(async () => {
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      for (const injected of document.querySelectorAll('[data-injected]')) injected.remove();
      const isInField = [...document.querySelectorAll<HTMLTextAreaElement>('input, textarea')].some(
        ({ selectionStart, selectionEnd }) => selectionStart !== selectionEnd,
      );
      const { seen = [] } = window as { seen?: Event[] };
      // Shift alone only changes what a key types, and the first mouse button presses what a finger presses.
      const isPlain = (event: Event) =>
        (event instanceof KeyboardEvent && event.key === 'Shift') ||
        (event instanceof MouseEvent && event.type.startsWith('mouse') && event.button === 0);
      const refusable = seen.splice(0).filter((event) => !isPlain(event));
      return {
        notRefused: refusable.filter((event) => !event.defaultPrevented).map(({ type }) => type),
        address: location.href,
        samePage: 'untouched' in window,
        zoom: window.visualViewport?.scale,
        sideways: document.documentElement.scrollWidth > window.innerWidth || window.scrollX !== 0,
        // Inside a field a selection is a way to write; nothing leads on from it, because there are no menus.
        selected: isInField ? '' : String(getSelection()),
        wholeScreen: document.fullscreenElement !== null,
      };
    })
    .then((inPage) => ({ ...inPage, frames: page.frames().length, others: [...others] }));
}

/** What help looks like to a finger: where it is pressed, and where it is closed again. */
async function helpButtons({ kiosk: { page }, guided }: Watch) {
  const middleOf = async (selector: string) => {
    const box = await page.locator(selector).last().boundingBox();
    return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
  };
  const open = await middleOf('.footer-bar .button');
  await guided.footer('help');
  await guided.shows('help');
  const close = await middleOf('dialog[open] .question-actions .button');
  await guided.presses(2);
  return { open, close };
}

/** Resolves with whether help is open, as soon as it is what is wanted, or after two seconds. */
function helpBecomes(page: Page, wanted: 'open' | 'closed'): Promise<'open' | 'closed'> {
  return page.evaluate(async (expected) => {
    const now = () => (document.querySelector('[data-dialog="help"][open]') === null ? 'closed' : 'open');
    const until = performance.now() + 2_000;
    while (now() !== expected && performance.now() < until) await new Promise(requestAnimationFrame);
    return now();
  }, wanted);
}

/**
 * Tries every one, and after each looks whether the customer is still where they were; after so many, and the last,
 * whether they can go on.
 */
async function tryEach(watch: Watch, escapes: readonly Escape[], goesOnAfter = 1): Promise<void> {
  const { page } = watch.kiosk;
  const here = await state(watch);
  const help = await helpButtons(watch);
  const afterTap = async ({ x, y }: { x: number; y: number }, wanted: 'open' | 'closed') => {
    await page.touchscreen.tap(x, y);
    return helpBecomes(page, wanted);
  };
  for (const [index, one] of escapes.entries()) {
    await one.attempt(page, watch.devtools);
    expect({ tried: one.name, ...(await state(watch)) }).toEqual({ tried: one.name, ...here });
    const tried = index + 1;
    if (tried % goesOnAfter !== 0 && tried < escapes.length) continue;
    const opened = await afterTap(help.open, 'open');
    expect([one.name, opened, await afterTap(help.close, 'closed')]).toEqual([one.name, 'open', 'closed']);
  }
}

describe('in the kiosk', () => {
  it(`none of ${keyEscapes.length} keys leads out, and the browser gets none of them`, async () => {
    await tryEach(await watched(), keyEscapes, 10);
  }, 600_000);

  it(`none of ${gestureEscapes.length} gestures leads out of the menu`, async () => {
    await tryEach(await watched(), gestureEscapes);
  }, 600_000);

  it(`none of ${gestureEscapes.length} gestures leads out of a text`, async () => {
    const watch = await watched();
    const { kiosk, guided } = watch;
    await guided.chooses(1);
    await kiosk.touch('Continue without a card');
    await guided.shows('kind');
    await guided.chooses(0);
    await guided.chooses(0);
    await guided.shows('narrative');
    await guided.fills(0, 'Words that could be selected, dragged, looked up or shared. '.repeat(6));
    await tryEach(watch, gestureEscapes);
  }, 600_000);

  it(`none of ${addressEscapes('http://127.0.0.1:8420').length} ways to another address leads there`, async () => {
    const watch = await watched();
    await tryEach(watch, addressEscapes(watch.kiosk.terminal.origin), 10);
  }, 600_000);

  it('the page is allowed no camera, microphone, place, device or clipboard, and has nothing that leads out', async () => {
    const { kiosk } = await watched();
    const got = await kiosk.page.evaluate(() => {
      const { featurePolicy } = document as unknown as {
        featurePolicy: { allowsFeature(name: string): boolean };
      };
      const features = ['autoplay', 'camera', 'microphone', 'display-capture', 'geolocation', 'payment'];
      const more = [
        'usb',
        'serial',
        'hid',
        'midi',
        'bluetooth',
        'clipboard-read',
        'clipboard-write',
        'fullscreen',
      ];
      return {
        allowed: [...features, ...more].filter((name) => featurePolicy.allowsFeature(name)),
        leadsOut: document.querySelectorAll('a[href], form, iframe, object, embed, input[type="file"], video')
          .length,
      };
    });
    expect(got).toEqual({ allowed: ['autoplay'], leadsOut: 0 });
  });
});

/** Goes through the history in these steps, and returns how often the page of this visit was still there. */
async function stepsThatStay({ page }: Kiosk, steps: readonly number[]): Promise<number> {
  await page.evaluate(() => Object.assign(window, { ofThisVisit: true }));
  let stayed = 0;
  for (const by of steps) {
    await page.evaluate((count) => history.go(count), by);
    await page.waitForTimeout(SETTLE_MS);
    if (await page.evaluate(() => location.pathname === '/kiosk/' && 'ofThisVisit' in window)) stayed++;
  }
  return stayed;
}

it('with a strange page behind it Back leads nowhere, however often it is pressed', async () => {
  const kiosk = await startKiosk();
  const guided = await guide(kiosk.page, kiosk.terminal.origin, 'en');
  await guided.open();
  await guided.begin();
  expect(await stepsThatStay(kiosk, [-1, -1, -1, -1, 1])).toBe(5);
});

it('after many visits, too, no step through the history leads out of the page', async () => {
  const kiosk = await startKiosk();
  const { page } = kiosk;
  const guided = await guide(page, kiosk.terminal.origin, 'en');
  await guided.open();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Page.resetNavigationHistory');
  for (let visit = 0; visit < 3; visit++) {
    await guided.begin();
    await page.evaluate(() => Object.assign(window, { ofAnEarlierVisit: true }));
    await guided.footer('back');
    await page.waitForFunction(() => !('ofAnEarlierVisit' in window));
    await page.locator('[data-screen="attract"][data-open="true"]').waitFor();
  }
  await guided.begin();
  expect(await stepsThatStay(kiosk, [-1, -1, -1, -2, -3, 2, -6])).toBe(7);
  await guided.shows('menu');
});

it('after a failure of its own the page begins anew by itself', async () => {
  const kiosk = await startKiosk();
  const { page } = kiosk;
  await page.locator('[data-screen="attract"][data-open="true"]').waitFor();
  await kiosk.touch('Touch to start');
  await kiosk.screen('menu');
  await page.evaluate(() => void setTimeout(() => Promise.reject(new Error('a fault in the page'))));
  await page.locator('[data-screen="attract"][data-open="true"]').waitFor({ timeout: 15_000 });
});
