import { type Box, nextFocus, type Region, readingOrder, type Step } from './next-focus.ts';

const FOCUSABLE =
  'button:not(:disabled), input:not(:disabled), textarea:not(:disabled), a[href], [tabindex="0"]';

/**
 * A row of keys, or whatever else is many alike: one switch passes it in one step and goes into it only when it
 * is chosen, or every letter would be fifty presses away. Arrows do not know of it.
 */
const SCAN_GROUP = '[data-scan-group]';

/** Where something can be pressed now: the dialog that lies on top, or the screen when there is none. */
function scopeOf(document: Document): Element | null {
  return [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.querySelector('.kiosk');
}

function inReach(document: Document): HTMLElement[] {
  const scope = scopeOf(document);
  return scope === null ? [] : pressableIn(scope);
}

/** The part of the screen that an element lies in: the head, the foot, or a part of what is between them. */
function partOf(element: Element, scope: Element): Element {
  const around = element.parentElement;
  return around === null || around === scope || around.tagName === 'MAIN' ? element : partOf(around, scope);
}

/** Whatever can have the focus in here and is drawn. */
export function pressableIn(scope: Element): HTMLElement[] {
  return [...scope.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) => element.getClientRects().length > 0,
  );
}

function groupOf(element: Element | null): HTMLElement | null {
  return element?.closest<HTMLElement>(SCAN_GROUP) ?? null;
}

/** Moves focus one step. From nowhere it goes to the first thing there is. */
export function moveFocus(document: Document, step: Step): void {
  const active = document.activeElement;
  const group = groupOf(active);
  if (step === 'next' && group !== null && group !== active) {
    goOnInside(group);
    return;
  }
  const reached = inReach(document);
  const elements = step === 'next' ? [...new Set(reached.map((one) => groupOf(one) ?? one))] : reached;
  const scope = scopeOf(document);
  if (scope === null) return;
  const places = new Map<Box, HTMLElement>();
  const parts = new Map<Element, Box[]>();
  const place = (element: Element): Box => {
    const box = element.getBoundingClientRect();
    const part = partOf(element, scope);
    parts.set(part, [...(parts.get(part) ?? []), box]);
    return box;
  };
  for (const element of elements) places.set(place(element), element);
  const isInScope = active !== null && active !== scope && scope.contains(active);
  const from =
    [...places].find(([, element]) => element === active)?.[0] ?? (isInScope ? place(active) : NOWHERE);
  const regions: Region[] = [...parts].map(([part, boxes]) => ({ box: part.getBoundingClientRect(), boxes }));
  const next = nextFocus(
    from === NOWHERE ? [...regions, { box: NOWHERE, boxes: [NOWHERE] }] : regions,
    from,
    step,
    directionOf(document),
  );
  const target = next === null ? undefined : places.get(next);
  if (target !== undefined) focusOn(target);
}

/** Before everything that can be pressed. */
const NOWHERE: Box = { left: 0, top: 0, right: 0, bottom: 0 };

/**
 * Goes to the keyboard on the screen. A field that was chosen is written into there, and on the way to it other
 * fields would be passed, which would have the keyboard to themselves instead.
 */
export function goToKeyboard(document: Document, by: 'keys' | 'switches'): void {
  const group = inReach(document)
    .filter((element) => element.closest('[data-layer]') !== null)
    .map(groupOf)
    .find((one) => one !== null);
  if (group == null) return;
  if (by === 'switches') focusOn(group);
  else enterGroup(group);
}

/** Presses what has focus, as the second of two switches does; a group is entered. */
export function chooseFocused(document: Document): void {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLElement) || enterGroup(activeElement)) return;
  activeElement.click();
  // The next letter can be in any row, so the way to it begins at the first one.
  if (activeElement.dataset.scanStays === undefined) goToFirstGroupBeside(groupOf(activeElement));
}

/** @returns false when this is no group. */
export function enterGroup(element: Element): boolean {
  if (!element.matches(SCAN_GROUP)) return false;
  const [first] = inOrder(element);
  if (first !== undefined) focusOn(first);
  return true;
}

/** Through the group, and last to the group itself, from where the next step leads out of it. */
function goOnInside(group: HTMLElement): void {
  const keys = inOrder(group);
  const at = keys.findIndex((key) => key.matches(':focus'));
  focusOn(keys[at + 1] ?? group);
}

function goToFirstGroupBeside(group: HTMLElement | null): void {
  const groups = [...(group?.parentElement?.querySelectorAll<HTMLElement>(SCAN_GROUP) ?? [])];
  const first = groups.find((one) => pressableIn(one).length > 0);
  if (first !== undefined) focusOn(first);
}

function inOrder(group: Element): HTMLElement[] {
  const places = new Map<Box, HTMLElement>(
    pressableIn(group).map((key) => [key.getBoundingClientRect(), key]),
  );
  return readingOrder([...places.keys()], directionOf(group.ownerDocument)).flatMap(
    (box) => places.get(box) ?? [],
  );
}

function directionOf(document: Document): 'ltr' | 'rtl' {
  return document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr';
}

function focusOn(element: HTMLElement): void {
  element.focus();
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
