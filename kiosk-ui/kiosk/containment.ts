/** Keys that do something inside the page, by `KeyboardEvent.key`; every character that types is fine as well. */
const HARMLESS: ReadonlySet<string> = new Set([
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Enter',
  'Tab',
  'Backspace',
  'Delete',
  'Home',
  'End',
  'Shift',
  'CapsLock',
  'AltGraph',
  'Dead',
  'Process',
]);

/** A key press as far as it decides whether the browser may act on it. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  /** True while AltGr is held, which some systems report as Ctrl and Alt together. */
  readonly altGraph: boolean;
}

/** What is not known to be harmless is kept from the browser: shortcuts differ by version, harmless keys do not. */
export function isHarmless({ key, ctrlKey, altKey, metaKey, altGraph }: KeyPress): boolean {
  if (metaKey || ((ctrlKey || altKey) && !altGraph)) return false;
  return HARMLESS.has(key) || [...key].length === 1;
}

/**
 * Keeps a customer in the page: no menu, zoom, selection of the page, drag, other address or way back by gesture or
 * key, and nothing left on the clipboard. Windows, dialogs and print are refused by the sandbox that the service
 * puts the page in; what neither can hold, the browser's policies do (docs/kiosk-chromium.md).
 */
export function contain(window: Window & typeof globalThis): void {
  const { document, history, location } = window;
  const refuse = (event: Event) => event.preventDefault();
  const capture = { capture: true, passive: false } as const;

  document.addEventListener(
    'keydown',
    (event) => {
      const altGraph = event.getModifierState('AltGraph');
      if (!isHarmless({ ...keyOf(event), altGraph })) event.preventDefault();
    },
    capture,
  );
  for (const gesture of [
    'contextmenu',
    'dragstart',
    'dragover',
    'drop',
    'copy',
    'cut',
    'paste',
    'gesturestart',
    'auxclick',
    'beforeprint',
  ]) {
    document.addEventListener(gesture, refuse, capture);
  }
  // Side buttons go back and forward when they are let go, unless that is refused.
  for (const press of ['mousedown', 'mouseup'] as const)
    document.addEventListener(press, (event) => event.button !== 0 && event.preventDefault(), capture);
  document.addEventListener('wheel', (event) => event.ctrlKey && event.preventDefault(), capture);
  document.addEventListener(
    'touchmove',
    (event) => event.touches.length > 1 && event.cancelable && event.preventDefault(),
    capture,
  );

  const home = location.origin + location.pathname;
  window.navigation.addEventListener('navigate', (event) => {
    const leadsAway = event.destination.url !== home || event.downloadRequest !== null || event.formData;
    if (leadsAway) event.preventDefault();
  });
  // One entry behind this page and one in front of it, both this page: Back and Forward lead nowhere else.
  history.replaceState(null, '', location.pathname);
  history.pushState(null, '', location.pathname);
  window.addEventListener('popstate', () => history.pushState(null, '', location.pathname));
}

function keyOf({ key, ctrlKey, altKey, metaKey }: KeyboardEvent) {
  return { key, ctrlKey, altKey, metaKey };
}
