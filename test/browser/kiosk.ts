import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import {
  type RunningTerminal,
  startTerminal,
  type TerminalOptions,
} from '../terminal-service/running-terminal.ts';
import { temporaryFolder } from '../terminal-service/temporary-folder.ts';
import { kioskContext, launchChromium, portrait } from './chromium.ts';

export interface Kiosk {
  readonly terminal: RunningTerminal;
  readonly dataDir: string;
  readonly page: Page;
  /** Resolves when this screen is shown. */
  screen(name: string): Promise<void>;
  /** Touches the button with this name, as a finger does. */
  touch(name: string | RegExp): Promise<void>;
  /** Touches these letters of the on-screen keyboard one after the other, in whatever case it shows them. */
  type(keys: string): Promise<void>;
}

/** A terminal with its kiosk page in a real browser. */
export async function startKiosk(
  options: Partial<TerminalOptions> & { viewport?: typeof portrait } = {},
): Promise<Kiosk> {
  const dataDir = options.dataDir ?? temporaryFolder();
  const terminal = await startTerminal({ ...options, dataDir });
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const context = await browser.newContext(kioskContext(options.viewport ?? portrait));
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(terminal.address('kiosk'));

  const touch = (name: string | RegExp) =>
    page.getByRole('button', { name, exact: typeof name === 'string' }).tap();
  return {
    terminal,
    dataDir,
    page,
    screen: async (name) => void (await page.locator(`[data-screen="${name}"]`).waitFor()),
    touch,
    type: async (keys) => {
      for (const key of keys) await touch(key === ' ' ? 'Space' : new RegExp(`^(Capital )?${key}$`, 'i'));
    },
  };
}
