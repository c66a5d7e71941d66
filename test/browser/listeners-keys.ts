import type { Page } from 'playwright-core';
import english from '../../kiosk-ui/shell/strings/en.json' with { type: 'json' };

/** More than there are things on any screen, the keyboard's keys included. */
const FARTHEST_WALK = 120;

/**
 * Six keys under the hands of somebody who sees nothing: an arrow tells what is next, and what was passed once is
 * found again by going back. `beforeSelect` comes before every press that may change the screen.
 */
export function listenersKeys(page: Page, beforeSelect: () => Promise<void>) {
  let count = 0;
  /** What was named, step by step, since the screen came up, and how far along it the focus is. */
  let way: string[] = [];
  let at = -1;

  const startAnew = (): void => {
    way = [];
    at = -1;
  };
  const press = async (key: string): Promise<void> => {
    count++;
    await page.keyboard.press(key);
  };
  const select = async (): Promise<void> => {
    await beforeSelect();
    await press('Enter');
  };
  const step = async (by: 1 | -1): Promise<void> => {
    await press(by === 1 ? 'ArrowRight' : 'ArrowLeft');
    at += by;
    way[at] = await page.evaluate(() => window.heard.findLast(({ what }) => what === 'began')?.text ?? '');
  };

  /** Going back through a field with words in it would move among the words. */
  const isTrapBetween = (place: number): boolean =>
    way.slice(place + 1, at).some((heard) => heard.includes('text field'));
  /** Back when it was passed last, on when it is not known where it is. */
  const towards = (isIt: (heard: string) => boolean): 1 | -1 => {
    const behind = way.slice(0, at).findLastIndex(isIt);
    const ahead = way.findIndex((heard, place) => place > at && isIt(heard));
    const isBehindNearer = behind >= 0 && (ahead < 0 || at - behind < ahead - at);
    return isBehindNearer && !isTrapBetween(behind) ? -1 : 1;
  };

  /** @returns false when everything was named once and this was not among it. */
  const walkTo = async (isIt: (heard: string) => boolean): Promise<boolean> => {
    let first = '';
    for (let steps = 0; steps < FARTHEST_WALK; steps++) {
      const heard = way[at];
      if (heard !== undefined && isIt(heard)) return true;
      if (steps === 1) first = nameIn(heard);
      if (steps > 1 && nameIn(heard) === first) return false;
      await step(towards(isIt));
    }
    throw new Error(`walked in circles; heard ${JSON.stringify(way)}`);
  };
  const walkToSurely = async (isIt: (heard: string) => boolean): Promise<void> => {
    if (!(await walkTo(isIt))) throw new Error(`never came to it; heard ${JSON.stringify(way)}`);
  };

  /** Comes to the key that types this, or to none while other keys are shown. */
  const isThere = async (key: string): Promise<boolean> =>
    (await walkTo((heard) => letterOf(heard) === letterOf(key))) && way[at] === key;

  const typeOne = async (character: string): Promise<void> => {
    const key = nameOfKey(character);
    if (!(await isThere(key))) {
      startAnew();
      await walkToSurely((heard) => turnFor(key).test(heard));
      await select();
      startAnew();
      if (!(await isThere(key))) throw new Error(`no key is called ${key}; heard ${JSON.stringify(way)}`);
    }
    await select();
  };

  return {
    presses: () => count,
    startAnew,
    choose: async (words: string | RegExp): Promise<void> => {
      await walkToSurely((heard) =>
        typeof words === 'string' ? heard === words || heard.startsWith(`${words},`) : words.test(heard),
      );
      await select();
      startAnew();
    },
    type: async (text: string): Promise<void> => {
      for (const character of text) await typeOne(character);
    },
    askForHelp: async (): Promise<void> => {
      await beforeSelect();
      await press('F1');
    },
  };
}

/** A field's name without what is in it. */
function nameIn(heard = ''): string {
  return heard.replace(/, text field.*$/, '');
}

const signs: Readonly<Record<string, string>> = {
  ' ': english['keyboard.space'],
  '.': english['keyName.period'],
  '!': english['keyName.exclamation'],
  '@': english['keyName.at'],
};

function nameOfKey(character: string): string {
  const isCapital = character !== character.toLowerCase();
  return signs[character] ?? (isCapital ? `Capital ${character}` : character);
}

/** A key keeps its place when its letter becomes a capital. */
function letterOf(key: string): string {
  return key.replace(/^Capital (?=.$)/u, '').toLowerCase();
}

/** The key that makes the keyboard show this one. */
function turnFor(key: string): RegExp {
  if (key.startsWith('Capital')) return /^Capital letters$/;
  return [...key].length === 1 ? /Letters$/ : /signs$/;
}
