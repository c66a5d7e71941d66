import type { Browser } from 'playwright-core';
import { postAs } from '../terminal-service/page-requests.ts';
import { startServiceProcess } from '../terminal-service/service-process.ts';
import { launchChromium } from './chromium.ts';
import type { WalkedTerminal } from './every-screen.ts';

export interface KioskProcess {
  readonly browser: Browser;
  readonly terminal: WalkedTerminal;
  /** Ends the browser and the service and deletes what it stored. */
  close(): Promise<void>;
}

/** A service of its own with simulated devices and a browser, for programs that are no tests. */
export async function startKioskProcess(): Promise<KioskProcess> {
  const { origin, stop, close } = await startServiceProcess();
  const browser = await launchChromium();

  return {
    browser,
    terminal: {
      origin,
      post: (path, body) => postAs(origin, path, body),
      stop,
      simulate: async (command) => {
        const reply = await postAs(origin, '/api/simulator', command);
        if (!reply.ok) throw new Error(`${command.do}: ${await reply.text()}`);
      },
    },
    close: async () => {
      await browser.close();
      await close();
    },
  };
}
