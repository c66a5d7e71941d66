import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import type { WalkedTerminal } from './every-screen.ts';

const root = join(import.meta.dirname, '..', '..');

export interface KioskProcess {
  readonly browser: Browser;
  readonly terminal: WalkedTerminal;
  /** Ends the browser and the service and deletes what it stored. */
  close(): Promise<void>;
}

/** A service of its own with simulated devices and a browser, for programs that are no tests. */
export async function startKioskProcess(): Promise<KioskProcess> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kiosk-'));
  const service = spawn(process.execPath, ['terminal-service/main.ts'], {
    cwd: root,
    env: { PORT: '0', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(service, 'exit');
  const [firstLines] = (await once(service.stdout, 'data')) as [Buffer];
  const { origin } = new URL(firstLines.toString().split('\n')[0] ?? '');
  const browser = await launchChromium();

  const post = (path: string, body: unknown) =>
    fetch(`${origin}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Terminal': 'kiosk-process' },
      body: JSON.stringify(body),
    });
  const kill = async () => {
    service.kill();
    await gone;
  };
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
      await kill();
      rmSync(dataDir, { recursive: true });
    },
  };
}
