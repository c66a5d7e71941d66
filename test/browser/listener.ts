import { IntlMessageFormat } from 'intl-messageformat';
import type { Locator, Page } from 'playwright-core';
import type { TranscriptEntry } from '../../kiosk-ui/speech/transcript.ts';
import english from '../../kiosk-ui/strings/en.json' with { type: 'json' };

/** Somebody who hears the kiosk and works it by keys, and sees nothing. */
export interface Listener {
  /** What was begun since the last call of `forget`. */
  began(): Promise<string[]>;
  entries(): Promise<TranscriptEntry[]>;
  forget(): Promise<void>;
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
  }
}

/** Listens to a kiosk page with simulated devices. */
export async function listenTo(page: Page): Promise<Listener> {
  await page.evaluate(() => {
    window.heard = [];
    window.addEventListener('speech-transcript', (event) =>
      window.heard.push((event as CustomEvent<TranscriptEntry>).detail),
    );
  });
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
    forget: () =>
      page.evaluate(() => {
        window.heard.length = 0;
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

/** Letters and digits alone: how something is written differs from how it is said, what it says does not. */
export function essence(text: string): string {
  return text
    .replace(/ending in/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

/** Names and texts in a part's accessibility tree, in its order; of a keyboard only that it is there. */
export async function accessibleTexts(part: Locator): Promise<string[]> {
  const texts: string[] = [];
  let skipDeeperThan = Number.POSITIVE_INFINITY;
  for (const line of (await part.ariaSnapshot()).split('\n')) {
    const depth = line.search(/\S/);
    if (depth > skipDeeperThan) continue;
    skipDeeperThan = /- group "Keyboard"/.test(line) ? depth : Number.POSITIVE_INFINITY;
    const [, name = '', text = ''] =
      /^\s*- (?:\/?[\w-]+)(?: "((?:[^"\\]|\\.)*)")?(?: \[[^\]]*\])*(?:: (.*))?$/.exec(line) ?? [];
    // A name that only repeats the text inside is followed by nothing; a field's value follows its name.
    for (const said of [name, text]) if (essence(said) !== '') texts.push(said);
  }
  return texts;
}

/** The part of `wanted` that is not found in `said` one after the other. */
export function missingInOrder(wanted: readonly string[], said: readonly string[]): string[] {
  const all = said.map(essence).join('');
  let from = 0;
  return wanted.filter((text) => {
    const at = all.indexOf(essence(text), from);
    if (at >= 0) from = at;
    return at < 0;
  });
}

/** Every text that is drawn in a part, besides a keyboard's keys and what is only for the eye. */
export function visibleTexts(part: Locator): Promise<string[]> {
  return part.evaluate((root) => {
    const texts: string[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent === null || parent.closest('[data-layer], [aria-hidden="true"], svg') !== null) continue;
      if (parent.checkVisibility({ visibilityProperty: true })) texts.push(node.textContent ?? '');
    }
    return texts;
  });
}
