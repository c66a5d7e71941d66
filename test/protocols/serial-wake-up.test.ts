import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openPseudoTerminal } from './pseudo-terminal.ts';

const serialStream = join(import.meta.dirname, '..', '..', 'devices', 'transports', 'serial-stream.ts');

/** Two ports in one process answer each other. No timer is set: what is heard was heard without help. */
const twoPorts = `
  const { openSerialStream } = await import(process.argv[1]);
  const [first, second] = await Promise.all(
    process.argv.slice(2).map(async (path) => {
      const opened = await openSerialStream({ path, baudRate: 115200 })();
      if (!opened.ok) throw new Error(opened.detail);
      return opened.stream;
    }),
  );
  let heard = 0;
  second.onData((bytes) => void second.write(bytes));
  first.onData((bytes) => {
    heard += bytes.length;
    if (heard >= 300) process.stdout.write('all heard', () => process.exit(0));
    else void first.write(bytes);
  });
  void first.write(Uint8Array.of(0x55));
`;

it('every byte that arrives on a serial port wakes a process that has nothing else to do', async () => {
  const [left, right] = await Promise.all([openPseudoTerminal(), openPseudoTerminal()]);
  left.deviceEnd.onData((bytes) => void right.deviceEnd.write(bytes));
  right.deviceEnd.onData((bytes) => void left.deviceEnd.write(bytes));
  const child = spawn(
    process.execPath,
    ['--input-type=module', '-e', twoPorts, serialStream, left.path, right.path],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await Promise.all([left.hangUp(), right.hangUp()]);
  });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  expect(said.toString()).toBe('all heard');
});
