import { type Box, nextFocus, type Step } from './next-focus.ts';

const FOCUSABLE =
  'button:not(:disabled), input:not(:disabled), textarea:not(:disabled), a[href], [tabindex="0"]';

/** What can be pressed now: in the dialog that lies on top, or on the screen when there is none. */
function inReach(document: Document): HTMLElement[] {
  const scope = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.querySelector('.kiosk');
  return [...(scope?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])].filter(
    (element) => element.getClientRects().length > 0,
  );
}

/** Moves focus one step. From nowhere it goes to the first thing there is. */
export function moveFocus(document: Document, step: Step): void {
  const elements = inReach(document);
  const places = new Map<Box, HTMLElement>(
    elements.map((element) => [element.getBoundingClientRect(), element]),
  );
  const active = document.activeElement;
  const from =
    [...places].find(([, element]) => element === active)?.[0] ??
    (active === null || active === document.body
      ? { left: 0, top: 0, right: 0, bottom: 0 }
      : active.getBoundingClientRect());
  const direction = document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr';
  const next = nextFocus([...places.keys()], from, step, direction);
  const target = next === null ? undefined : places.get(next);
  target?.focus();
  target?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
