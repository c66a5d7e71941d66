import { IntlMessageFormat } from 'intl-messageformat';
import type { Page } from 'playwright-core';
import type { TranscriptEntry } from '../../kiosk-ui/shell/speech/transcript.ts';
import english from '../../kiosk-ui/shell/strings/en.json' with { type: 'json' };

/** Somebody who hears the kiosk and works it by keys, and sees nothing. */
export interface Listener {
  /** What was begun since the last call of `forget`. */
  began(): Promise<string[]>;
  entries(): Promise<TranscriptEntry[]>;
  forget(): Promise<void>;
  /** All that was to be read since the last call of `forget`, whenever something was begun. */
  shown(): Promise<string[]>;
  /** Resolves when the screen that begins with this title was read, or what stands around it as well. */
  hearsScreen(title: string, upTo?: string): Promise<void>;
  /** Walks on, key by key, until something with these words is named; then presses select. */
  choose(words: RegExp): Promise<void>;
  walkTo(words: RegExp): Promise<void>;
}

/** Said when a screen has been read, before what stays the same from screen to screen. */
const HINT = english['speech.hint'];
/** Each sentence is a program of its own; on a busy machine twenty of them take their time. */
const SCREEN_PATIENCE_MS = 90_000;
/** More than there are things on any screen, the keyboard's keys included. */
const FARTHEST_WALK = 90;

declare global {
  interface Window {
    heard: TranscriptEntry[];
    shown: string[];
  }
}

/** In the page: notes what is said, and what was on the screen when it was begun. */
function note(): void {
  window.heard = [];
  window.shown = [];
  window.addEventListener('speech-transcript', (event) => {
    window.heard.push((event as CustomEvent<TranscriptEntry>).detail);
    const parts = [...document.querySelectorAll('.kiosk, .kiosk *, .dark-screen')];
    window.shown.push(
      ...parts.flatMap((part) => [
        part.getAttribute('aria-label') ?? '',
        part instanceof HTMLInputElement || part instanceof HTMLTextAreaElement ? part.value : '',
      ]),
      ...parts
        .filter((part) => part.matches('.kiosk, .dark-screen'))
        .map(({ textContent }) => textContent ?? ''),
    );
  });
}

/** Listens to a kiosk page with simulated devices, and to those that take its place. */
export async function listenTo(page: Page): Promise<Listener> {
  await page.addInitScript(note);
  await page.evaluate(note);
  const entries = () => page.evaluate(() => window.heard);
  const began = async () => (await entries()).filter(({ what }) => what === 'began').map(({ text }) => text);
  const walkTo = async (words: RegExp): Promise<void> => {
    for (let step = 0; step < FARTHEST_WALK; step++) {
      await page.keyboard.press('ArrowRight');
      if (words.test((await began()).at(-1) ?? '')) return;
    }
    throw new Error(`never came to ${words}; heard ${JSON.stringify(await began())}`);
  };
  return {
    entries,
    began,
    shown: () => page.evaluate(() => window.shown),
    forget: () =>
      page.evaluate(() => {
        window.heard.length = 0;
        window.shown.length = 0;
      }),
    hearsScreen: async (title, upTo = HINT) => {
      await page.waitForFunction(
        ([first, last]) => {
          const begins = window.heard.findLastIndex(({ what, text }) => what === 'began' && text === first);
          return (
            begins >= 0 &&
            window.heard.slice(begins).some(({ what, text }) => what === 'heard' && text === last)
          );
        },
        [title, upTo],
        { timeout: SCREEN_PATIENCE_MS },
      );
    },
    walkTo,
    choose: async (words) => {
      await walkTo(words);
      await page.keyboard.press('Enter');
    },
  };
}

/** A text of the kiosk in English, for a complaint where the kind matters. */
export function shown(id: keyof typeof english): string {
  return String(new IntlMessageFormat(english[id], 'en').format({ kind: 'complaint' }));
}

/** What is heard of a button with this text. */
export function named(id: keyof typeof english): RegExp {
  return new RegExp(`^${RegExp.escape(shown(id))},`);
}
