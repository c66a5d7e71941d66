import type { CDPSession, Page } from 'playwright-core';

/** One way in which somebody might try to leave the page. */
export interface Escape {
  readonly name: string;
  attempt(page: Page, devtools: CDPSession): Promise<void>;
}

const functionKeys = Array.from({ length: 12 }, (_, index) => `F${index + 1}`);
const characters = [...'abcdefghijklmnopqrstuvwxyz0123456789+-=/,.'];
const withEach = (modifiers: readonly string[], keys: readonly string[]) =>
  modifiers.flatMap((modifier) => keys.map((key) => `${modifier}+${key}`));

/** Combinations that browsers, window managers or consoles act on; every one of them has to be refused. */
const combinations = [
  ...functionKeys,
  ...withEach(['Shift', 'Control', 'Alt', 'Control+Shift', 'Control+Alt'], functionKeys),
  ...withEach(['Control', 'Control+Shift', 'Alt', 'Meta'], characters),
  ...withEach(
    ['Alt'],
    ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'Space', 'Tab', 'Shift+Tab'],
  ),
  ...withEach(
    ['Control'],
    ['Tab', 'Shift+Tab', 'PageUp', 'PageDown', 'Escape', 'Shift+Escape', 'Alt+Delete'],
  ),
  ...withEach(
    ['Control'],
    ['Alt+t', 'Alt+Backspace', 'Shift+Delete', 'Insert', 'Home', 'End', 'Shift+ArrowUp'],
  ),
  ...withEach(['Meta'], ['Tab', 'Space', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'F1', 'PageUp']),
  'Escape',
  'Shift+Escape',
  'ContextMenu',
  'Meta',
  'Insert',
  'Shift+Insert',
  'PageUp',
  'PageDown',
  'Pause',
  'ScrollLock',
  'PrintScreen',
  'NumLock',
];

/** Keys of their own on keyboards with keys for programs. They have no place on a plain keyboard's map. */
const programKeys = [
  ...['Back', 'Forward', 'Refresh', 'Stop', 'Search', 'Favorites', 'Home'].map((key) => `Browser${key}`),
  ...['Mail', 'MediaPlayer', 'Application1', 'Application2', 'WebBrowser'].map((key) => `Launch${key}`),
  ...['MediaPlayPause', 'MediaTrackNext', 'Print', 'Help', 'Find', 'Open', 'New', 'Close', 'Save', 'Undo'],
  ...['ZoomIn', 'ZoomOut', 'ZoomToggle', 'Props', 'Select', 'Execute', 'Power', 'WakeUp', 'Eject', 'Exit'],
];

export const keyEscapes: readonly Escape[] = [
  ...combinations.map((combination) => ({
    name: combination,
    attempt: (page: Page) => page.keyboard.press(combination),
  })),
  ...programKeys.map((key) => ({
    name: key,
    attempt: async (_page: Page, devtools: CDPSession) => {
      for (const type of ['rawKeyDown', 'keyUp'] as const)
        await devtools.send('Input.dispatchKeyEvent', { type, key, code: key });
    },
  })),
];
