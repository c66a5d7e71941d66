import { type RefObject, useLayoutEffect, useState } from 'react';

/** Where the shown part of a box that holds more than it can show lies in it; null when everything shows. */
export interface Overflow {
  readonly atStart: boolean;
  readonly atEnd: boolean;
}

/** Less than this is a rounding, not something hidden. In CSS pixels. */
const SLACK = 1;

/** Watches whether a box holds more than it shows. */
export function useOverflow(box: RefObject<HTMLElement | null>): Overflow | null {
  const [overflow, note] = useState<Overflow | null>(null);
  // Before the first paint: the buttons that turn the box must not push away what a finger is on its way to.
  useLayoutEffect(() => {
    const watched = box.current;
    if (watched === null) return undefined;
    const look = () => {
      const { scrollTop, scrollHeight, clientHeight } = watched;
      const atStart = scrollTop <= SLACK;
      const atEnd = scrollTop + clientHeight >= scrollHeight - SLACK;
      note((before) => {
        if (scrollHeight <= clientHeight + SLACK) return null;
        return before?.atStart === atStart && before.atEnd === atEnd ? before : { atStart, atEnd };
      });
    };
    const sizes = new ResizeObserver(look);
    const content = new MutationObserver(look);
    sizes.observe(watched);
    for (const part of watched.children) sizes.observe(part);
    content.observe(watched, { childList: true, subtree: true, characterData: true });
    watched.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      sizes.disconnect();
      content.disconnect();
      watched.removeEventListener('scroll', look);
    };
  }, [box]);
  return overflow;
}
