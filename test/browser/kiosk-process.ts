import type { Browser } from 'playwright-core';
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
  const { origin, kill, close } = await startServiceProcess();
  const browser = await launchChromium();

  const post = (path: string, body: unknown) =>
    fetch(`${origin}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Terminal': 'kiosk-process' },
      body: JSON.stringify(body),
    });
  return {
    browser,
    terminal: {
      origin,
      post,
      kill,
      simulate: async (command) => {
        const reply = await post('/api/simulator', command);
        if (!reply.ok) throw new Error(`${command.do}: ${await reply.text()}`);
      },
    },
    close: async () => {
      await browser.close();
      await close();
    },
  };
}
