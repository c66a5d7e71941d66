import { characterName, masked, spelled, spokenText, type Words } from './spoken-text.ts';

export type Field = HTMLInputElement | HTMLTextAreaElement;

const CONTROLS = 'button, a[href], [role="button"], [role="radio"], [role="checkbox"], [role="switch"]';

/** A keyboard on the screen: its keys are named when they are reached, not read out one after the other. */
export const KEYBOARD = '[role="group"][data-layer]';

/** A row of keys, which two switches come to as a whole. */
const KEYBOARD_ROW = `${KEYBOARD} [role="group"]`;

export function isControl(element: Element): element is HTMLElement {
  return element.matches(CONTROLS);
}

export function isField(element: Element): element is Field {
  return element.matches('textarea, input:not([type="hidden"])');
}

/** True for whatever can have the focus because something can be done there. */
export function isStop(element: Element): boolean {
  return isControl(element) || isField(element) || element.matches(KEYBOARD_ROW);
}

/** The language that an element's words are in; the page itself always says its own. */
export function languageOf(element: Element): string {
  return element.closest('[lang]')?.getAttribute('lang') ?? 'en';
}

/** Not there for a screen reader, so not there for ours. */
export function isSilent(element: Element): boolean {
  return (
    element.getAttribute('aria-hidden') === 'true' ||
    element.tagName === 'svg' ||
    !element.checkVisibility({ visibilityProperty: true })
  );
}

/** True where an element's words are a sentence of their own, not part of the one around it. */
export function beginsSentence(element: Element): boolean {
  const { display } = getComputedStyle(element);
  return !display.startsWith('inline') && display !== 'contents';
}

/** All visible words in an element, as one text with a comma where the eye sees a gap. */
export function wordsIn(element: Element, words: Words): string {
  const parts: string[] = [''];
  const gather = (node: Node): void => {
    if (node instanceof Text) parts.push((parts.pop() ?? '') + node.data);
    if (!(node instanceof Element) || isSilent(node)) return;
    if (node.hasAttribute('data-spell')) {
      parts.push((parts.pop() ?? '') + spelled(node.textContent));
      return;
    }
    const apart = beginsSentence(node);
    if (apart) parts.push('');
    for (const child of node.childNodes) gather(child);
    if (apart) parts.push('');
  };
  for (const child of element.childNodes) gather(child);
  return parts
    .map((part) => spokenText(part, words))
    .filter((part) => part !== '')
    .join(', ');
}

function referred(element: Element, attribute: string, words: Words): string[] {
  return (element.getAttribute(attribute) ?? '')
    .split(/\s+/)
    .flatMap((id) => element.ownerDocument.getElementById(id) ?? [])
    .map((other) => wordsIn(other, words))
    .filter((text) => text !== '');
}

/** The accessible name, from the sources that our pages use, in the order of the ARIA naming algorithm. */
export function nameOf(element: Element, words: Words): string {
  const labelled = referred(element, 'aria-labelledby', words).join(', ');
  if (labelled !== '') return labelled;
  const label = element.getAttribute('aria-label');
  if (label !== null) return spokenText(label, words);
  const labels = isField(element) ? [...(element.labels ?? [])] : [element];
  return labels.map((one) => wordsIn(one, words)).join(', ');
}

/** A button with its state, a field with its value, or a key by its name. */
export function spokenElement(element: Element, words: Words): string {
  if (isField(element)) return spokenField(element, words);
  if (element.closest(KEYBOARD) !== null) return spokenKey(element, words);
  const sentence = [words('speech.button', { name: nameOf(element, words) })];
  if (element.getAttribute('aria-pressed') === 'true' || element.getAttribute('aria-checked') === 'true')
    sentence.push(words('speech.chosen'));
  if (element.matches(':disabled, [aria-disabled="true"]')) sentence.push(words('speech.unavailable'));
  sentence.push(...referred(element, 'aria-describedby', words));
  return sentence.join(', ');
}

/**
 * The same as one sentence for each language in it: a name in another language than the page's is said by that one's voice,
 * what it is by the page's.
 */
export function spokenInLanguages(element: Element, words: Words): { text: string; language: string }[] {
  const page = languageOf(element.ownerDocument.documentElement);
  const language = languageOf(element);
  const text = spokenElement(element, words);
  const name = nameOf(element, words);
  if (language === page || !isControl(element) || !text.startsWith(name)) return [{ text, language }];
  return [
    { text: name, language },
    { text: text.slice(name.length).replace(/^[\s,،、，]+/u, ''), language: page },
  ];
}

function spokenField(field: Field, words: Words): string {
  const name = nameOf(field, words);
  const value = field.type === 'password' ? masked(field.value, words) : spokenValue(field, words);
  const sentence =
    value === '' ? words('speech.emptyField', { name }) : words('speech.field', { name, value });
  return [sentence, ...referred(field, 'aria-describedby', words)].join('. ');
}

function spokenValue(field: Field, words: Words): string {
  return field.hasAttribute('data-spell') ? spelled(field.value) : spokenText(field.value, words);
}

function spokenKey(key: Element, words: Words): string {
  const name = nameOf(key, words);
  return [...name].length === 1 ? characterName(name, words) : name;
}
