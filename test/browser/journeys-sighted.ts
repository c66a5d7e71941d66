import type { ElementHandle, Page } from 'playwright-core';
import type { Hand } from './journeys-travel.ts';
import type { Kiosk } from './kiosk.ts';

type Control = ElementHandle<HTMLElement>;

/** How somebody who sees the screen presses what they see. */
type Press = (control: Control) => Promise<void>;

/** More than there are things on any screen, the keyboard's keys included. */
const FARTHEST_WAY = 120;

/** A finger. */
export function finger({ page }: Kiosk): Hand {
  let taps = 0;
  return seeing(
    page,
    () => taps,
    async (control) => {
      taps++;
      await control.tap();
    },
  );
}

/** The six keys of a pad and no others: four arrows, select, help. */
export function sixKeys({ page }: Kiosk): Hand {
  const { press, presses } = counting(page);
  const hand = seeing(page, presses, async (control) => {
    const seen = new Set<string>();
    for (let step = 0; step < FARTHEST_WAY; step++) {
      const way = await page.evaluate(wayTo, control);
      if (way.arrow === null) {
        await press('Enter');
        return;
      }
      // Whoever comes by the same place again gives up looking and walks through everything.
      await press(seen.has(way.at) ? 'ArrowRight' : way.arrow);
      seen.add(way.at);
    }
    throw new Error(`no arrows lead to ${await control.innerText()}`);
  });
  return { ...hand, askForHelp: () => press('F1') };
}

/** Two switches: one goes on to the next thing, the other chooses it. */
export function twoSwitches({ page }: Kiosk): Hand {
  const { press, presses } = counting(page);
  return seeing(page, presses, async (control) => {
    for (let step = 0; step < FARTHEST_WAY; step++) {
      const focus = await page.evaluate(focusOver, control);
      if (focus !== 'elsewhere') await press('F9');
      if (focus === 'onIt') return;
      if (focus === 'elsewhere') await press('F8');
    }
    throw new Error(`the next switch never comes to ${await control.innerText()}`);
  });
}

function counting(page: Page) {
  let count = 0;
  return {
    presses: () => count,
    press: async (key: string) => {
      count++;
      await page.keyboard.press(key);
    },
  };
}

/** What all have in common who see the screen. */
function seeing(page: Page, presses: () => number, press: Press): Hand {
  const choose = async (words: string | RegExp): Promise<void> => press(await find(page, words));
  return {
    presses,
    begin: choose,
    choose,
    type: async (text) => {
      for (const character of text) {
        let key = await keyFor(page, character);
        for (const turn of turnsFor(character)) {
          if (key !== null) break;
          const other = await keyFor(page, turn);
          if (other === null) continue;
          await press(other);
          key = await keyFor(page, character);
        }
        if (key === null) throw new Error(`no key types ${character}`);
        await press(key);
      }
    },
    askForHelp: choose,
    noteCode: () => page.locator('.dialog-code').innerText(),
    takeIn: () => Promise.resolve(),
    takeInNews: () => Promise.resolve(),
    takeUpAgain: () => Promise.resolve(),
  };
}

/** The keys that show other keys, by what stands on them or what they are called, the likeliest first. */
function turnsFor(character: string): readonly string[] {
  return /\p{L}/u.test(character) ? ['abc', 'Capital letters'] : ['&123'];
}

async function find(page: Page, words: string | RegExp): Promise<Control> {
  const pattern = typeof words === 'string' ? `^${RegExp.escape(words)}$` : words.source;
  return element(await page.evaluateHandle(controlCalled, pattern), `nothing here is called ${pattern}`);
}

async function keyFor(page: Page, face: string): Promise<Control | null> {
  const found = await page.evaluateHandle(keyWithFace, face);
  return found.asElement() as Control | null;
}

function element(found: { asElement(): unknown }, missing: string): Control {
  const control = found.asElement() as Control | null;
  if (control === null) throw new Error(missing);
  return control;
}

/** In the page: what is called so on the screen or in the dialog over it, besides the keys of a keyboard. */
function controlCalled(pattern: string): Element | null {
  const scope = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.querySelector('.kiosk');
  const written = (control: Element): string => {
    if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)
      return control.labels?.[0]?.textContent ?? '';
    const copy = control.cloneNode(true) as Element;
    for (const detail of copy.querySelectorAll('.choice-detail, svg')) detail.remove();
    return copy.textContent.trim() || (control.getAttribute('aria-label') ?? '');
  };
  const controls = [...(scope?.querySelectorAll('button, input, textarea') ?? [])];
  return (
    controls.find(
      (control) => control.closest('[data-layer]') === null && new RegExp(pattern).test(written(control)),
    ) ?? null
  );
}

/** In the page: the key on which this stands, or which is called this where it bears a picture. */
function keyWithFace(face: string): Element | null {
  const shown = face === ' ' ? 'Space' : face;
  const keys = [...document.querySelectorAll('[data-layer] button')];
  return keys.find((key) => (key.textContent || key.getAttribute('aria-label')) === shown) ?? null;
}

/** In the page: which arrow leads from the focus towards this, as it looks on the screen. */
function wayTo(control: Element): { arrow: string | null; at: string } {
  const active = document.activeElement ?? document.body;
  const from = active.getBoundingClientRect();
  const to = control.getBoundingClientRect();
  const at = `${active.tagName} ${from.left} ${from.top}`;
  if (active === control) return { arrow: null, at };
  const beside = to.top < from.bottom && to.bottom > from.top;
  if (!beside && active !== document.body)
    return { arrow: to.top >= from.bottom ? 'ArrowDown' : 'ArrowUp', at };
  return { arrow: to.left >= from.left ? 'ArrowRight' : 'ArrowLeft', at };
}

/** In the page: where the focus is, seen from this. */
function focusOver(control: Element): 'onIt' | 'onItsGroup' | 'elsewhere' {
  const active = document.activeElement;
  if (active === control) return 'onIt';
  return active !== null && active === control.closest('[data-scan-group]') ? 'onItsGroup' : 'elsewhere';
}
