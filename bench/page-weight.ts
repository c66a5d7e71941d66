import { gzipSync } from 'node:zlib';
import { kioskContext } from '../test/browser/chromium.ts';
import { startKioskProcess } from '../test/browser/kiosk-process.ts';

/** What the kiosk page may weigh at its first load. */
const SCRIPT_BUDGET_KB = 180;

/**
 * Every script and style that a fresh browser fetches until the attract screen is there, compressed as a server
 * would. The device dock is counted apart: it comes only where devices are simulated.
 */
export async function pageWeight(): Promise<string[]> {
  const { browser, terminal, close } = await startKioskProcess();
  try {
    const page = await (await browser.newContext(kioskContext())).newPage();
    const sizes = new Map<string, number>();
    const fetched: Promise<unknown>[] = [];
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (!/\.(js|css)$/.test(pathname)) return;
      fetched.push(
        response.body().then((body) => sizes.set(pathname.split('/').at(-1) ?? '', gzipSync(body).length)),
      );
    });
    await page.goto(`${terminal.origin}/kiosk/`);
    await page.locator('[data-screen="attract"][data-open="true"]').waitFor();
    await page.waitForLoadState('networkidle', { timeout: 2_000 }).catch(() => undefined);
    await Promise.all(fetched);
    const kilobytes = (fits: (name: string) => boolean) =>
      [...sizes].reduce((sum, [name, bytes]) => sum + (fits(name) ? bytes : 0), 0) / 1000;
    const isDock = (name: string) => name.startsWith('device-dock');
    const scripts = kilobytes((name) => name.endsWith('.js') && !isDock(name));
    return [
      `scripts ${scripts.toFixed(1)} KB compressed (${SCRIPT_BUDGET_KB} KB are allowed)`,
      `styles ${kilobytes((name) => name.endsWith('.css') && !isDock(name)).toFixed(1)} KB compressed`,
      `device dock, where devices are simulated, ${kilobytes(isDock).toFixed(1)} KB compressed`,
    ];
  } finally {
    await close();
  }
}
