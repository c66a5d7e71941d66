import type { KeyMap } from '../../../contract/keys.ts';
import { intentOf, type KeyIntent, staysInField } from './key-intents.ts';
import { chooseFocused, enterGroup, goToKeyboard, moveFocus } from './move-focus.ts';
import type { Step } from './next-focus.ts';

export interface KeySteeringOptions {
  readonly keys: () => KeyMap;
  readonly onHelp: () => void;
  /** Somebody is there, and this is how they work. */
  readonly onKey: (by: 'keys' | 'switches') => void;
}

const steps: Readonly<Partial<Record<KeyIntent, Step>>> = {
  up: 'up',
  down: 'down',
  left: 'left',
  right: 'right',
  next: 'next',
};

/** Keys that every button obeys by itself; pressing for them again would press twice. */
const PRESSED_NATIVELY: ReadonlySet<string> = new Set(['Enter', 'NumpadEnter', 'Space']);

/**
 * Lets the whole page be worked by the six keys of a tactile pad, by two switches and by a plain keyboard, all
 * by one model: focus moves over whatever is on the screen, and one key presses it. Screens need not know.
 */
export function steerByKeys(document: Document, { keys, onHelp, onKey }: KeySteeringOptions): void {
  const obey = (event: KeyboardEvent, intent: KeyIntent): void => {
    const field = textFieldOf(document.activeElement);
    const step = steps[intent];
    if (step !== undefined) {
      if (field !== null && intent !== 'next' && staysInField(caretOf(field), intent)) return;
      event.preventDefault();
      // A key held down by an unsteady hand acts once (Section 508 §407.4).
      if (!event.repeat) moveFocus(document, step);
    } else if (intent === 'help' || event.repeat) {
      event.preventDefault();
      if (!event.repeat) onHelp();
    } else if (intent === 'choose') {
      event.preventDefault();
      // A switch may send a key that buttons obey by themselves; they must not hear of it as well.
      event.stopPropagation();
      if (field === null) chooseFocused(document);
      else goToKeyboard(document, 'switches');
    } else if (field !== null) {
      event.preventDefault();
      goToKeyboard(document, 'keys');
    } else {
      const { activeElement } = document;
      const entersGroup = activeElement !== null && enterGroup(activeElement);
      if (PRESSED_NATIVELY.has(event.code) && !entersGroup) return;
      event.preventDefault();
      if (!entersGroup && activeElement instanceof HTMLElement) activeElement.click();
    }
  };
  document.addEventListener(
    'keydown',
    (event) => {
      const intent = intentOf(event.code, keys());
      onKey(intent === 'next' || intent === 'choose' ? 'switches' : 'keys');
      if (intent !== null && !hasModifier(event)) obey(event, intent);
    },
    { capture: true },
  );
}

function hasModifier(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.altKey || event.metaKey;
}

function textFieldOf(element: Element | null): HTMLInputElement | HTMLTextAreaElement | null {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element : null;
}

function caretOf(field: HTMLInputElement | HTMLTextAreaElement) {
  return {
    text: field.value,
    start: field.selectionStart ?? field.value.length,
    end: field.selectionEnd ?? field.value.length,
  };
}
