import type { Locator } from 'playwright-core';
import english from '../../kiosk-ui/shell/strings/en.json' with { type: 'json' };
import spanish from '../../kiosk-ui/shell/strings/es.json' with { type: 'json' };
import { accessibleTexts, missing, missingInOrder, strangers, visibleTexts } from './heard-and-shown.ts';
import type { Hand } from './journeys-travel.ts';
import type { Kiosk } from './kiosk.ts';
import { type Listener, listenTo } from './listener.ts';
import { listenersKeys } from './listeners-keys.ts';

/** The switch of a headphone socket, moved to where a test can press it. */
export const HEADPHONES = { headphonesIn: ['F10'], headphonesOut: ['F11'] };

/** Each sentence is a program of its own; on a busy machine forty of them take their time. */
const READING_PATIENCE_MS = 60_000;

/**
 * Six keys, headphones and a dark screen. What to press is known from what was heard and from nothing else; what
 * was heard is compared with the screen and its accessibility tree, of every screen and dialog, both ways round.
 */
export async function ears({ page }: Kiosk): Promise<Hand> {
  const listener = await listenTo(page);
  const screen = await screenByEar({ page }, listener);
  const keys = listenersKeys(page, screen.settle);
  const takeIn = async (): Promise<void> => {
    keys.startAnew();
    await screen.takeIn();
  };
  return {
    presses: keys.presses,
    begin: async (start) => {
      // Those of the one before are still in, and the page already speaks in them.
      await page.keyboard.press('F11');
      await page.locator('html[data-speech="off"]').waitFor();
      await listener.forget();
      await page.keyboard.press('F10');
      await takeIn();
      await keys.choose(english['speech.blank']);
      await page.locator('.dark-screen').waitFor();
      await screen.takeInNews();
      expectSaid(await visibleTexts(page.locator('.dark-screen')), screen.said());
      await keys.choose(start);
    },
    choose: keys.choose,
    type: keys.type,
    askForHelp: keys.askForHelp,
    noteCode: async () => {
      const spelled = screen.said().find((text) => /^(?:[A-Z\d],? ?){9}$/.test(text)) ?? '';
      return spelled.replace(/[ ,]/g, '');
    },
    takeIn,
    takeInNews: screen.takeInNews,
    takeUpAgain: async () => {
      keys.startAnew();
      await screen.takeUpAgain();
    },
  };
}

/** Compares what is heard with what is shown. */
async function screenByEar({ page }: Pick<Kiosk, 'page'>, listener: Listener) {
  /** Since the screen came up. */
  const said: string[] = [];
  const shown: string[] = [];
  const forget = (): void => {
    said.length = 0;
    shown.length = 0;
  };
  const settle = async (): Promise<void> => {
    said.push(...(await listener.began()));
    shown.push(...(await listener.shown()));
    await listener.forget();
  };

  /** What stands around a screen is the same for many; it is listened to once. */
  const surroundings = ['header', 'nav', '.speech-bar'].map((part) => page.locator(`.kiosk ${part}`));
  const listenedTo = new Set<string>();
  const silence = (): Promise<unknown> =>
    page.waitForFunction(() => window.heard.at(-1)?.what !== 'began', undefined, {
      timeout: READING_PATIENCE_MS,
    });
  const hears = async (sentence: string): Promise<void> => {
    await page.waitForFunction(
      (wanted) => window.heard.some(({ what, text }) => what === 'heard' && text === wanted),
      sentence,
      { timeout: READING_PATIENCE_MS },
    );
  };
  /** @returns the parts that were read: over a dialog there is nothing but the dialog. */
  const read = async (): Promise<readonly Locator[]> => {
    const isSpanish = (await page.locator('html').getAttribute('lang')) === 'es';
    const texts = isSpanish ? spanish : english;
    const dialog = page.locator('dialog[open]');
    const isDialog = (await dialog.count()) > 0;
    await hears(texts['speech.hint']);
    const around = isDialog ? [] : await existing(surroundings);
    const contents = JSON.stringify(await Promise.all(around.map((part) => part.ariaSnapshot())));
    const isNew = around.length > 0 && !listenedTo.has(contents);
    if (isNew) await hears(texts['speech.button'].replace('{name}', texts['speech.off']));
    listenedTo.add(contents);
    await settle();
    return isDialog ? [dialog] : [page.locator('.kiosk main'), ...(isNew ? around : [])];
  };
  const compare = async (parts: readonly Locator[], find: typeof missing): Promise<void> => {
    const heard = said.map(withoutCount);
    for (const part of parts)
      for (const texts of [await accessibleTexts(part), await visibleTexts(part)])
        expectSaid(texts, heard, find);
    const unseen = strangers(heard, shown.map(withoutCount));
    if (unseen.length > 0) throw new Error(`said, and not on the screen: ${JSON.stringify(unseen)}`);
  };

  return {
    said: () => said,
    settle,
    takeIn: async () => {
      forget();
      const parts = await read();
      // What becomes of a receipt meanwhile is said after the rest of the screen.
      const changes = (await page.locator('[data-receipt]').count()) > 0;
      await compare(parts, changes ? missing : missingInOrder);
    },
    /** The reading goes on where it was, or says its first sentence again where it had come to its end. */
    takeUpAgain: async () => {
      forget();
      await page.waitForFunction(() => window.heard.some(({ what }) => what === 'heard'));
      await silence();
      await settle();
      if (said.length === 0) throw new Error('nobody says which screen is there again');
    },
    takeInNews: async () => {
      await silence();
      await settle();
      await compare([page.locator('.kiosk main, dialog[open]').last()], missing);
    },
  };
}

async function existing(parts: readonly Locator[]): Promise<Locator[]> {
  const counts = await Promise.all(parts.map((part) => part.count()));
  return parts.filter((_, place) => counts[place] === 1);
}

function expectSaid(texts: readonly string[], said: readonly string[], find = missing): void {
  const unsaid = find(texts.map(withoutCount), said);
  if (unsaid.length > 0)
    throw new Error(`on the screen, and not said: ${JSON.stringify(unsaid)}; said ${JSON.stringify(said)}`);
}

/** A countdown goes on while it is being read. */
function withoutCount(text: string): string {
  return text.replace(/\d+ second/, 'second');
}
