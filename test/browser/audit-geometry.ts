import type { Page } from 'playwright-core';

/** VVSG 2.0 as kiosks for the public follow it, in millimetres. */
const SMALLEST_TARGET_MM = 12.7;
const SMALLEST_MAIN_TARGET_MM = 19;
const SMALLEST_GAP_MM = 2.5;
/** Of capitals, as ADA 707.7.2 measures it. */
const SMALLEST_TEXT_MM = 4.8;
/** How high a capital of Noto Sans is, in parts of the font's size. */
const CAPITAL = 0.714;
/** Layout rounds to device pixels. */
const ROUNDING_PX = 1;
/** Boxes of letters reach above and below what is drawn of them, by up to this part of their height. */
export const EMPTY_PART_OF_LETTERS = 0.25;

/**
 * What is wrong with the places of things on the page as it stands, a line each: targets that are too small, too
 * close, covered or overlapping, text that is too small, cut off, under something or wider than its button, anything
 * outside the screen, a page that scrolls. A part that is turned by buttons of its own may hold more than it shows;
 * `turned-pages.ts` looks at the rest of it.
 */
export async function geometryFaults(page: Page): Promise<string[]> {
  return page.evaluate(
    ({ target, mainTarget, gap, smallestText, capital, rounding, emptyPart }) => {
      interface Box {
        readonly left: number;
        readonly top: number;
        readonly right: number;
        readonly bottom: number;
      }
      const faults: string[] = [];
      const root = document.documentElement;
      const perMm = Number.parseFloat(getComputedStyle(root).getPropertyValue('--mm'));
      const screen: Box = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
      const dialog = document.querySelector('dialog[open]');
      // While the screen is dark nothing of a dialog is seen.
      const scope = dialog?.checkVisibility({ opacityProperty: true }) === true ? dialog : document.body;
      const inDock = (element: Element) => element.closest('.dock, .dock-handle') !== null;
      const isShown = (element: Element) =>
        element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !inDock(element);
      const quoted = (text: string | null) => `"${(text ?? '').trim().slice(0, 40)}"`;
      const nameOf = (element: Element) =>
        `<${element.tagName.toLowerCase()} ${quoted(element.getAttribute('aria-label') ?? element.textContent)}>`;
      const clips = (element: Element) => getComputedStyle(element).overflow !== 'visible';
      /** A long answer's beginning, which ends in an ellipsis; all of it is one press away. */
      const isBeginning = (element: Element) => getComputedStyle(element).webkitLineClamp !== 'none';
      const turns = (element: Element) => element.nextElementSibling?.classList.contains('turning') === true;

      const common = (one: Box, other: Box): Box => ({
        left: Math.max(one.left, other.left),
        top: Math.max(one.top, other.top),
        right: Math.min(one.right, other.right),
        bottom: Math.min(one.bottom, other.bottom),
      });
      const isThere = ({ left, top, right, bottom }: Box) =>
        right - left > rounding && bottom - top > rounding;
      const reachesOut = (inner: Box, outer: Box) =>
        inner.left < outer.left - rounding ||
        inner.top < outer.top - rounding ||
        inner.right > outer.right + rounding ||
        inner.bottom > outer.bottom + rounding;
      /** What is left of a box in everything around it that cuts, and whether that is because it is turned away. */
      const seen = (element: Element | null, whole: Box): { box: Box; turnedAway: boolean } => {
        let box = whole;
        let turnedAway = false;
        for (let around = element; around !== null && around !== scope; around = around.parentElement) {
          if (!clips(around)) continue;
          const frame = around.getBoundingClientRect();
          if (turns(around) && reachesOut(box, frame)) turnedAway = true;
          box = common(box, frame);
        }
        return { box, turnedAway };
      };

      if (root.scrollWidth > root.clientWidth + rounding) faults.push('the page scrolls sideways');
      if (root.scrollHeight > root.clientHeight + rounding) faults.push('the page scrolls down');

      const targets = [...scope.querySelectorAll('button, a[href], input, textarea, [role="button"]')]
        .filter(isShown)
        .map((element) => ({ element, ...seen(element.parentElement, element.getBoundingClientRect()) }))
        .filter(({ box }) => isThere(box));
      for (const { element, box, turnedAway } of targets) {
        const name = nameOf(element);
        if (reachesOut(element.getBoundingClientRect(), box) && !turnedAway)
          faults.push(`${name} is cut off`);
        if (reachesOut(box, screen)) faults.push(`${name} is partly outside the screen`);
        if (turnedAway) continue;
        const [width, height] = [box.right - box.left, box.bottom - box.top];
        const leastHeight = element.classList.contains('button-primary') ? mainTarget : target;
        if (width < target * perMm - rounding || height < leastHeight * perMm - rounding)
          faults.push(`${name} is ${(width / perMm).toFixed(1)} × ${(height / perMm).toFixed(1)} mm`);
        const hit = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
        if (hit === null || !(element.contains(hit) || inDock(hit)))
          faults.push(`${name} is covered by ${hit === null ? 'nothing' : nameOf(hit)}`);
      }
      for (const [index, one] of targets.entries()) {
        for (const other of targets.slice(index + 1)) {
          if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
          const across = Math.max(one.box.left, other.box.left) - Math.min(one.box.right, other.box.right);
          const down = Math.max(one.box.top, other.box.top) - Math.min(one.box.bottom, other.box.bottom);
          // A turned part ends where it ends; what is cut there comes apart again when it is turned on.
          if (Math.max(across, down) >= (one.turnedAway || other.turnedAway ? 0 : gap * perMm) - rounding)
            continue;
          const what = Math.max(across, down) < 0 ? 'overlaps' : 'is too close to';
          faults.push(`${nameOf(one.element)} ${what} ${nameOf(other.element)}`);
        }
      }

      for (const element of scope.querySelectorAll('*')) {
        if (!isShown(element) || !clips(element) || turns(element) || isBeginning(element)) continue;
        if (element instanceof SVGElement || element.matches('input, textarea')) continue;
        if (element.clientWidth <= 1 || element.clientHeight <= 1) continue;
        if (
          element.scrollWidth > element.clientWidth + rounding ||
          element.scrollHeight > element.clientHeight + rounding
        )
          faults.push(`text is cut off in ${nameOf(element)}`);
      }

      const lines: { text: Text; parent: Element; box: Box }[] = [];
      const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const text = node as Text;
        const parent = text.parentElement;
        if (parent === null || text.data.trim() === '' || !isShown(parent)) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        const boxes = [...range.getClientRects()].map((box) => seen(parent, box).box).filter(isThere);
        if (boxes.length === 0) continue;
        if (boxes.some((box) => reachesOut(box, screen)))
          faults.push(`text outside the screen: ${quoted(text.data)}`);
        const capitals = (Number.parseFloat(getComputedStyle(parent).fontSize) * capital) / perMm;
        if (capitals < smallestText)
          faults.push(`capitals of ${capitals.toFixed(1)} mm: ${quoted(text.data)}`);
        for (const { left, top, right, bottom } of boxes) {
          const empty = (bottom - top) * emptyPart;
          lines.push({ text, parent, box: { left, right, top: top + empty, bottom: bottom - empty } });
        }
      }
      for (const { text, parent, box } of lines) {
        const around = parent.closest('button');
        if (around !== null && reachesOut(box, seen(around, around.getBoundingClientRect()).box))
          faults.push(`${quoted(text.data)} runs out of its button`);
      }
      for (const [index, one] of lines.entries()) {
        for (const other of lines.slice(index + 1))
          if (one.text !== other.text && isThere(common(one.box, other.box)))
            faults.push(`${quoted(one.text.data)} lies on ${quoted(other.text.data)}`);
        for (const { element, box } of targets)
          if (!element.contains(one.parent) && isThere(common(one.box, box)))
            faults.push(`${quoted(one.text.data)} lies on ${nameOf(element)}`);
      }
      return [...new Set(faults)];
    },
    {
      target: SMALLEST_TARGET_MM,
      mainTarget: SMALLEST_MAIN_TARGET_MM,
      gap: SMALLEST_GAP_MM,
      smallestText: SMALLEST_TEXT_MM,
      capital: CAPITAL,
      rounding: ROUNDING_PX,
      emptyPart: EMPTY_PART_OF_LETTERS,
    },
  );
}
