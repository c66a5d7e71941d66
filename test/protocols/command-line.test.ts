import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/** The program itself, as somebody starts it. */
function terminalProgram(...words: string[]) {
  const child = spawn(process.execPath, ['terminal-service/cli.ts', ...words], { cwd: root });
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  return once(child, 'close').then(([code]) => ({ code: code as number, out }));
}

it('the command line is a program that ends with the code of its command, all that it had to say taken by a pipe', async () => {
  const { code, out } = await terminalProgram('operations');
  expect(code).toBe(0);
  expect(out).toBe(readFileSync(join(root, 'docs', 'operations.md'), 'utf8'));
});
