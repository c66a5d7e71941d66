import type { Page } from 'playwright-core';

/** The keys of a plain keyboard that come to everything, each alone. */
const KEYS = ['ArrowRight', 'ArrowLeft', 'F8'] as const;
/** Those that go where they point; they need not come to everything, but to something that is seen. */
const POINTING = ['ArrowDown', 'ArrowUp'] as const;

/**
 * What keys do wrong on the screen or dialog that is shown, from each page that its own buttons turn to, a line each. The keys
 * are pressed in the page itself, or a walk of many hundred presses would take minutes.
 */
export async function faultsOfKeys(page: Page): Promise<{ faults: string[]; isTurned: boolean }> {
  return page.evaluate(
    async ({ keys, pointing }) => {
      const scope =
        document.querySelector('dialog[open]') ?? document.querySelector('.kiosk') ?? document.body;
      const body = scope.querySelector('.turning')?.previousElementSibling ?? null;
      const settled = async () => {
        // The scroll is told in the next frame, and the buttons are drawn anew because of it after that.
        await new Promise(requestAnimationFrame);
        await new Promise((resolve) => setTimeout(resolve));
      };
      const nameOf = (element: Element) =>
        (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 30);
      const targets = () =>
        [...scope.querySelectorAll('button:not(:disabled), input, textarea')].filter(
          (target) => target.getClientRects().length > 0,
        );
      const press = async (code: string) => {
        const event = new KeyboardEvent('keydown', { code, key: code, bubbles: true, cancelable: true });
        const before = body?.scrollTop;
        (document.activeElement ?? document.body).dispatchEvent(event);
        if (body?.scrollTop !== before) await settled();
      };
      const isSeen = (element: Element) => {
        const { top, bottom } = element.getBoundingClientRect();
        const frame = body?.contains(element) ? body.getBoundingClientRect() : null;
        return frame === null || (bottom > frame.top + 1 && top < frame.bottom - 1);
      };
      const faults: string[] = [];
      const scrollable = body === null ? 0 : body.scrollHeight - body.clientHeight;
      for (const share of scrollable > 0 ? [0, 0.5, 1] : [0])
        for (const code of [...keys, ...pointing]) {
          (document.activeElement as HTMLElement | null)?.blur();
          body?.scrollTo({ top: share * scrollable });
          await settled();
          const reached = new Set<Element>();
          for (let pressed = 0; pressed < targets().length + 3; pressed++) {
            await press(code);
            const { activeElement: at } = document;
            const where = `${code} from ${100 * share} %`;
            if (at === null || at === document.body) faults.push(`${where} leads nowhere`);
            else if (!isSeen(at)) faults.push(`${where} leads to "${nameOf(at)}", which is not seen`);
            else reached.add(at);
          }
          if ((pointing as readonly string[]).includes(code)) continue;
          for (const target of targets())
            if (!reached.has(target))
              faults.push(`${code} from ${100 * share} % never comes to "${nameOf(target)}"`);
        }
      body?.scrollTo({ top: 0 });
      return { faults: [...new Set(faults)], isTurned: scrollable > 0 };
    },
    { keys: KEYS, pointing: POINTING },
  );
}
