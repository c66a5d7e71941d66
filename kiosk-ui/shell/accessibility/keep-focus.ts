import { pressableIn } from './move-focus.ts';

/** What an element stood in, from the inside out, up to the screen or dialog. */
function around(element: Element): Element[] {
  const { parentElement } = element;
  if (parentElement === null) return [];
  return parentElement.matches('main, dialog, .kiosk')
    ? [parentElement]
    : [parentElement, ...around(parentElement)];
}

/**
 * Focus whose button goes away because of being pressed goes to what stands nearest to it, or to the heading; from nowhere,
 * keys would begin at the top of the page again. A screen that goes away as a whole leaves it to the next one.
 */
export function keepFocus(document: Document): void {
  let held: { readonly element: Element; readonly around: readonly Element[] } | null = null;
  document.addEventListener('focusin', ({ target }) => {
    held = target instanceof Element ? { element: target, around: around(target) } : null;
  });
  new MutationObserver(() => {
    if (held === null || held.element.isConnected || document.activeElement !== document.body) return;
    const screen = held.around.at(-1);
    const inner = held.around.find((one) => one.isConnected && one !== screen && pressableIn(one).length > 0);
    held = null;
    if (screen?.isConnected !== true) return;
    const next =
      inner === undefined ? screen.querySelector<HTMLElement>('h1[tabindex]') : pressableIn(inner)[0];
    next?.focus();
  }).observe(document, { subtree: true, childList: true });
}
