import type { KeyMap } from '../../terminal-service/api/contract.ts';
import { intentOf, type KeyIntent, staysInField } from './key-intents.ts';
import { moveFocus } from './move-focus.ts';
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
  document.addEventListener(
    'keydown',
    (event) => {
      const intent = intentOf(event.code, keys());
      onKey(intent === 'next' || intent === 'choose' ? 'switches' : 'keys');
      if (intent === null || hasModifier(event)) return;
      const field = textFieldOf(document.activeElement);
      const step = steps[intent];
      if (step !== undefined) {
        if (field !== null && intent !== 'next' && staysInField(caretOf(field), intent)) return;
        event.preventDefault();
        // A key held down by an unsteady hand moves once (Section 508 §407.4).
        if (!event.repeat) moveFocus(document, step);
        return;
      }
      if (intent === 'help') {
        event.preventDefault();
        if (!event.repeat) onHelp();
        return;
      }
      if (event.repeat) event.preventDefault();
      else if (!PRESSED_NATIVELY.has(event.code)) {
        event.preventDefault();
        if (field === null && document.activeElement instanceof HTMLElement) document.activeElement.click();
      }
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
