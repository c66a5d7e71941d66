import type { Page } from 'playwright-core';
import { EMPTY_PART_OF_LETTERS, geometryFaults } from './audit-geometry.ts';

/** More turns than the longest text needs; a part that never ends is a fault of its own. */
const MOST_TURNS = 60;

/**
 * What is wrong with the places of things on the page and on every page that its own buttons turn to, a line each; also
 * every line of words and every button of a turned part that is whole on none of them. Turns back to the beginning.
 */
export async function geometryFaultsOfAllPages(page: Page): Promise<string[]> {
  const faults: string[] = [];
  do faults.push(...(await faultsOfTurnedBody(page)));
  while (await turn(page, '.list-pages', 'on'));
  while (await turn(page, '.list-pages', 'back'));
  return [...new Set(faults)];
}

async function faultsOfTurnedBody(page: Page): Promise<string[]> {
  const faults = await geometryFaults(page);
  const isTurned = await page.evaluate(() => document.querySelector('.turning') !== null);
  if (!isTurned) return faults;
  while (await turn(page, '.turning', 'back'));
  const pieces = new Map<string, boolean>();
  const look = async () => {
    for (const [piece, isWhole] of await piecesOfTurnedBody(page))
      pieces.set(piece, isWhole || pieces.get(piece) === true);
  };
  await look();
  for (let turns = 0; await turn(page, '.turning', 'on'); turns++) {
    if (turns === MOST_TURNS) return [...faults, 'a turned part that never ends'];
    faults.push(...(await geometryFaults(page)));
    await look();
  }
  await turnToBeginning(page);
  for (const [piece, isWhole] of pieces) if (!isWhole) faults.push(`never whole: ${piece}`);
  return faults;
}

/** Presses the button that turns on or back, if it can be pressed. Resolves when the layout has followed. */
function turn(page: Page, part: '.turning' | '.list-pages', way: 'on' | 'back'): Promise<boolean> {
  return page.evaluate(
    async ({ selector, place }) => {
      const scope = document.querySelector('dialog[open]') ?? document.body;
      const button = scope.querySelectorAll<HTMLButtonElement>(`${selector} .button`)[place];
      if (button === undefined || button.ariaDisabled === 'true') return false;
      button.click();
      // The scroll is told in the next frame, and the buttons are drawn anew because of it after that.
      await new Promise(requestAnimationFrame);
      await new Promise((resolve) => setTimeout(resolve));
      return true;
    },
    { selector: part, place: way === 'on' ? 1 : 0 },
  );
}

function turnToBeginning(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const scope = document.querySelector('dialog[open]') ?? document.body;
    scope.querySelector('.turning')?.previousElementSibling?.scrollTo({ top: 0 });
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  });
}

/** Every line of words and every target of the part that is turned, and whether it is wholly in it now. */
function piecesOfTurnedBody(page: Page): Promise<[piece: string, isWhole: boolean][]> {
  return page.evaluate((emptyPart) => {
    const scope = document.querySelector('dialog[open]') ?? document.body;
    const body = scope.querySelector('.turning')?.previousElementSibling;
    if (!(body instanceof HTMLElement)) return [];
    const frame = body.getBoundingClientRect();
    const pieces: [string, boolean][] = [];
    const note = (name: string, top: number, bottom: number) =>
      pieces.push([`${pieces.length} ${name}`, top >= frame.top - 1 && bottom <= frame.bottom + 1]);
    for (const target of body.querySelectorAll('button, input')) {
      const { top, bottom } = target.getBoundingClientRect();
      note(target.textContent ?? '', top, bottom);
    }
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node as Text;
      if (
        text.data.trim() === '' ||
        text.parentElement?.closest('.visually-hidden, .answer-long:not([data-whole="true"])')
      )
        continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const { top, bottom } of range.getClientRects()) {
        const empty = (bottom - top) * emptyPart;
        note(text.data.slice(0, 40), top + empty, bottom - empty);
      }
    }
    return pieces;
  }, EMPTY_PART_OF_LETTERS);
}
