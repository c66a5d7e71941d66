import type { KeyMap } from '../../../contract/keys.ts';

/** What a key of the pad, of a switch or of a plain keyboard is meant to do. */
export type KeyIntent = keyof KeyMap;

/** Holds until the terminal has told its own. */
export const usualKeys: KeyMap = {
  up: ['ArrowUp'],
  down: ['ArrowDown'],
  left: ['ArrowLeft'],
  right: ['ArrowRight'],
  select: ['Enter', 'NumpadEnter'],
  help: ['F1'],
  next: ['F8'],
  choose: ['F9'],
};

/** The intent behind a key, by its `KeyboardEvent.code`; null for a key that only types. */
export function intentOf(code: string, keys: KeyMap): KeyIntent | null {
  const intents = Object.keys(keys) as KeyIntent[];
  return intents.find((intent) => keys[intent].includes(code)) ?? null;
}

/** A text field as far as it decides whether an arrow moves the caret or leaves the field. */
export interface CaretPlace {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * True when an arrow still has work inside the field. At the text's edge it leads on to the next thing, so a
 * field is never a trap for someone who has arrows only.
 */
export function staysInField({ text, start, end }: CaretPlace, intent: KeyIntent): boolean {
  switch (intent) {
    case 'left':
      return end > 0;
    case 'right':
      return start < text.length;
    case 'up':
      return text.lastIndexOf('\n', start - 1) >= 0 && start > 0;
    case 'down':
      return text.indexOf('\n', end) >= 0;
    default:
      return false;
  }
}
