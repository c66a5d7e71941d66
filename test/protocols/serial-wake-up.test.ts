import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openPseudoTerminal } from './pseudo-terminal.ts';

const serialStream = join(import.meta.dirname, '..', '..', 'devices', 'transports', 'serial-stream.ts');

/** Answers nothing and sets no timer: whatever is heard was heard without the help of anything else. */
const listener = `
  const { openSerialStream } = await import(process.argv[1]);
  const opened = await openSerialStream({ path: process.argv[2], baudRate: 115200 })();
  if (!opened.ok) throw new Error(opened.detail);
  let heard = 0;
  opened.stream.onData((bytes) => {
    heard += bytes.length;
    if (heard === 200) process.stdout.write('all heard', () => process.exit(0));
    else void opened.stream.write(Uint8Array.of(heard));
  });
  void opened.stream.write(Uint8Array.of(0));
`;

it('every byte that arrives on a serial port wakes a process that has nothing else to do', async () => {
  const terminal = await openPseudoTerminal();
  const child = spawn(
    process.execPath,
    ['--input-type=module', '-e', listener, serialStream, terminal.path],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await terminal.hangUp();
  });
  // The device sends its next byte only when the last one was answered.
  terminal.deviceEnd.onData((bytes) => {
    for (const _ of bytes) void terminal.deviceEnd.write(Uint8Array.of(0x55));
  });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  expect(said.toString()).toBe('all heard');
});
