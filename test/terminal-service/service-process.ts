import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(import.meta.dirname, '..', '..');

export interface ServiceProcess {
  readonly origin: string;
  /** Lets it end by itself. Resolves when the process is gone. */
  stop(): Promise<void>;
  /** The same, and deletes what it stored. */
  close(): Promise<void>;
}

/** A service of its own with simulated devices, for programs that are no tests. */
export async function startServiceProcess(): Promise<ServiceProcess> {
  const dataDir = mkdtempSync(join(tmpdir(), 'terminal-'));
  const service = spawn(process.execPath, ['terminal-service/main.ts'], {
    cwd: root,
    env: { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, PORT: '0', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(service, 'exit');
  const stop = async () => {
    service.kill();
    await gone;
  };
  const [first] = await Promise.race([once(createInterface(service.stdout), 'line'), gone]);
  if (typeof first !== 'string') throw new Error('the service did not start');
  return {
    origin: new URL(first).origin,
    stop,
    close: async () => {
      await stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}
