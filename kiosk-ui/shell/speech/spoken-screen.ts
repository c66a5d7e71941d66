import {
  beginsSentence,
  type Field,
  isControl,
  isField,
  isSilent,
  KEYBOARD,
  languageOf,
  nameOf,
  spokenInLanguages,
  wordsIn,
} from './spoken-element.ts';
import { spelled, spokenText, type Words } from './spoken-text.ts';

/** One sentence of a screen. */
export interface SpokenPart {
  readonly text: string;
  readonly language: string;
  /**
   * `ticking` changes by itself all the time, `typed` under the customer's hands, and `hint` (how to go on) with them: none
   * is news.
   */
  readonly kind: 'words' | 'ticking' | 'typed' | 'hint';
}

/** What the customer has before them: the open dialog alone, or else the screen. Null while nothing is shown. */
export function currentScreen(kiosk: Element): Element | null {
  return [...kiosk.querySelectorAll('dialog[open]')].at(-1) ?? kiosk.querySelector('main');
}

/**
 * Everything on the screen, sentence by sentence. The screen itself comes first, in the order of its
 * elements, with how to go on; what stays the same from screen to screen (whose kiosk this is, the ways back
 * and to a person) comes after it. Over a dialog there is nothing but the dialog.
 */
export function spokenScreen(kiosk: Element, words: Words): SpokenPart[] {
  const screen = currentScreen(kiosk);
  if (screen === null) return [];
  const { hand } = kiosk.ownerDocument.documentElement.dataset;
  const hint: SpokenPart = {
    text: words(hand === 'switches' ? 'speech.hintSwitches' : 'speech.hint'),
    language: languageOf(kiosk),
    kind: 'hint',
  };
  const own = [...spokenParts(screen, words), hint];
  if (screen.tagName === 'DIALOG') return own;
  const around = [...kiosk.children].filter(
    (part) => !part.contains(screen) && !screen.contains(part) && part.tagName !== 'DIALOG',
  );
  return [...own, ...around.flatMap((part) => spokenParts(part, words))];
}

/** The sentences of one part of the page, in the order of its elements. */
function spokenParts(root: Element, words: Words): SpokenPart[] {
  const parts: SpokenPart[] = [];
  const saidElsewhere = wordsOfFields(root);
  const kindOf = (element: Element): SpokenPart['kind'] =>
    element.closest('[role="timer"]') === null ? 'words' : 'ticking';

  let sentence = '';
  let sentenceFrom: Element = root;
  const say = (text: string, from: Element, kind = kindOf(from)): void => {
    if (text !== '') parts.push({ text, language: languageOf(from), kind });
  };
  const endSentence = (): void => {
    say(spokenText(sentence, words), sentenceFrom);
    sentence = '';
  };
  const add = (text: string, from: Element): void => {
    if (sentence.trim() === '') sentenceFrom = from;
    sentence += text;
  };

  const visit = (element: Element): void => {
    if (isSilent(element) || saidElsewhere.has(element)) return;
    if (isField(element) || isControl(element)) {
      endSentence();
      const kind = isField(element) ? 'typed' : kindOf(element);
      for (const sentence of spokenInLanguages(element, words)) parts.push({ ...sentence, kind });
      return;
    }
    if (element.matches(KEYBOARD)) {
      endSentence();
      say(nameOf(element, words), element);
      return;
    }
    if (element.matches('dt')) {
      endSentence();
      add(`${wordsIn(element, words)}: `, element);
      return;
    }
    if (element.hasAttribute('data-spell')) {
      add(spelled(element.textContent), element);
      return;
    }
    const apart = beginsSentence(element) && !element.matches('dd');
    const otherLanguage = element.hasAttribute('lang');
    if (apart || otherLanguage) endSentence();
    for (const child of element.childNodes) {
      if (child instanceof Text) add(child.data, element);
      else if (child instanceof Element) visit(child);
    }
    if (apart || otherLanguage || element.matches('dd')) endSentence();
  };
  visit(root);
  endSentence();
  return parts;
}

/** Labels, notes and problems that are said together with their field. */
function wordsOfFields(root: Element): ReadonlySet<Element> {
  const fields = [...root.querySelectorAll<Field>('textarea, input')].filter(isField);
  return new Set(
    fields.flatMap((field) => [
      ...(field.labels ?? []),
      ...(field.getAttribute('aria-describedby') ?? '')
        .split(/\s+/)
        .flatMap((id) => field.ownerDocument.getElementById(id) ?? []),
    ]),
  );
}
