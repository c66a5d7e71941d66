import type { Page } from 'playwright-core';

/** VVSG 2.0 as kiosks for the public follow it, in millimetres. */
const SMALLEST_TARGET_MM = 12.7;
const SMALLEST_GAP_MM = 2.5;
/** Layout rounds to device pixels. */
const ROUNDING_PX = 1;

/**
 * What is wrong with the places of things on the page as it stands, a line each: targets that are too small, too close
 * or overlapping, text that is cut off, anything outside the screen, a page that scrolls.
 */
export async function geometryFaults(page: Page): Promise<string[]> {
  return page.evaluate(
    ({ target, gap, rounding }) => {
      const faults: string[] = [];
      const perMm = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'));
      const openDialog = document.querySelector('dialog[open], [role="dialog"], [role="alertdialog"]');
      const scope: ParentNode = openDialog ?? document.body;
      const inDock = (element: Element) => element.closest('.dock, .dock-handle') !== null;
      const isShown = (element: Element) =>
        element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !inDock(element);
      const nameOf = (element: Element) =>
        `<${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}">`;

      const root = document.documentElement;
      if (root.scrollWidth > root.clientWidth + rounding) faults.push('the page scrolls sideways');
      if (root.scrollHeight > root.clientHeight + rounding) faults.push('the page scrolls down');

      const targets = [...scope.querySelectorAll('button, a[href], input, textarea, [role="button"]')]
        .filter(isShown)
        .map((element) => ({ element, box: element.getBoundingClientRect() }));
      for (const { element, box } of targets) {
        const name = nameOf(element);
        const least = target * perMm - rounding;
        if (box.width < least || box.height < least) {
          faults.push(`${name} is ${(box.width / perMm).toFixed(1)} × ${(box.height / perMm).toFixed(1)} mm`);
        }
        if (
          box.left < -rounding ||
          box.top < -rounding ||
          box.right > innerWidth + rounding ||
          box.bottom > innerHeight + rounding
        ) {
          faults.push(`${name} is partly outside the screen`);
        }
      }
      for (const [index, one] of targets.entries()) {
        for (const other of targets.slice(index + 1)) {
          if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
          const across = Math.max(one.box.left, other.box.left) - Math.min(one.box.right, other.box.right);
          const down = Math.max(one.box.top, other.box.top) - Math.min(one.box.bottom, other.box.bottom);
          if (Math.max(across, down) >= gap * perMm - rounding) continue;
          const what = Math.max(across, down) < 0 ? 'overlaps' : 'is too close to';
          faults.push(`${nameOf(one.element)} ${what} ${nameOf(other.element)}`);
        }
      }

      const clips = (element: Element) => getComputedStyle(element).overflow !== 'visible';
      for (const element of scope.querySelectorAll('*')) {
        if (!isShown(element) || !clips(element) || element instanceof HTMLTextAreaElement) continue;
        if (element instanceof HTMLInputElement || element instanceof SVGElement) continue;
        if (
          element.scrollWidth > element.clientWidth + rounding ||
          element.scrollHeight > element.clientHeight + rounding
        ) {
          if (element.clientWidth > 1 && element.clientHeight > 1)
            faults.push(`text is cut off in ${nameOf(element)}`);
        }
      }
      const walker = document.createTreeWalker(scope as Node, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (!parent || !node.textContent?.trim() || !isShown(parent)) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const box = range.getBoundingClientRect();
        if (box.width <= 1 || box.height <= 1) continue;
        if (
          box.left < -rounding ||
          box.right > innerWidth + rounding ||
          box.top < -rounding ||
          box.bottom > innerHeight + rounding
        ) {
          faults.push(`text outside the screen: "${node.textContent.trim().slice(0, 40)}"`);
        }
      }
      return [...new Set(faults)];
    },
    { target: SMALLEST_TARGET_MM, gap: SMALLEST_GAP_MM, rounding: ROUNDING_PX },
  );
}
