import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(import.meta.dirname, '..');

/**
 * Starts the service once and lets it end by itself, which is when Node writes its compile cache: the hundreds of services
 * that the tests start, and kill, then begin in half the time.
 */
export async function setup(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'terminal-'));
  const service = spawn(process.execPath, ['terminal-service/main.ts'], {
    cwd: root,
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(service, 'exit');
  await Promise.race([once(createInterface(service.stdout), 'line'), ended]);
  service.kill('SIGTERM');
  await ended;
  rmSync(dataDir, { recursive: true, force: true });
}
