import type { Page } from 'playwright-core';
import { IDLE_WARNING_MS, UNHURRIED_IDLE_WARNING_MS } from '../../kiosk-ui/flows/delays.ts';

declare global {
  interface Window {
    /** Ends the wait for somebody who does nothing. */
    endWait?: () => void;
  }
}

/** Keeps hold of the page's wait for somebody who does nothing, from the next load on. */
export async function watchTime(page: Page): Promise<void> {
  await page.addInitScript(
    (waits) => {
      const { setTimeout: start, clearTimeout: stop } = window;
      window.setTimeout = ((run: () => void, delay?: number) => {
        const id = start(run, delay);
        if (delay !== undefined && waits.includes(delay)) {
          window.endWait = () => {
            stop(id);
            run();
          };
        }
        return id;
      }) as typeof setTimeout;
    },
    [IDLE_WARNING_MS, UNHURRIED_IDLE_WARNING_MS],
  );
}

/** The time of somebody who has done nothing for long passes at once. */
export function letTimePass(page: Page): Promise<void> {
  return page.evaluate(() => window.endWait?.());
}
