import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ByteStream } from '../../devices/transports/byte-stream.ts';

export interface PseudoTerminal {
  /** What a program opens as its serial port. */
  readonly path: string;
  /** Where a simulated device is connected. */
  readonly deviceEnd: ByteStream;
  /** Pulls the cable: whoever has the path open sees a hang-up. */
  hangUp(): Promise<void>;
}

/**
 * A real pseudo-terminal of the kernel, made by the pinned Node's own foreign function interface, so that no
 * system package is needed. For Linux and macOS.
 */
export async function openPseudoTerminal(): Promise<PseudoTerminal> {
  const host = spawn(
    process.execPath,
    ['--no-warnings', '--experimental-ffi', join(import.meta.dirname, 'pty-host.mjs')],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  );
  host.stdin.on('error', () => {});
  const [firstLine] = await Promise.race([
    once(host.stderr, 'data'),
    once(host, 'exit').then(() => ['the pseudo-terminal could not be made']),
  ]);
  const path = String(firstLine).trim();
  if (!path.startsWith('/dev/')) throw new Error(path);
  const exited = once(host, 'exit');
  return {
    path,
    deviceEnd: {
      write: (bytes) =>
        new Promise((resolve, reject) => {
          host.stdin.write(bytes, (error) => (error ? reject(error) : resolve()));
        }),
      onData: (listener) => {
        const onChunk = (chunk: Buffer) => listener(new Uint8Array(chunk));
        host.stdout.on('data', onChunk);
        host.stdout.resume();
        return () => {
          host.stdout.off('data', onChunk);
          // While nobody listens nothing is read, so the program at the other end feels it.
          if (host.stdout.listenerCount('data') === 0) host.stdout.pause();
        };
      },
      onClose: (listener) => {
        const onExit = () => listener('hung up');
        host.on('exit', onExit);
        return () => host.off('exit', onExit);
      },
      close: async () => {
        host.stdin.end();
      },
    },
    hangUp: async () => {
      host.kill('SIGKILL');
      await exited;
    },
  };
}

/** Two serial ports joined by a cable, until the test is over. */
export async function cable(): Promise<{ readonly left: string; readonly right: string }> {
  const [left, right] = await Promise.all([openPseudoTerminal(), openPseudoTerminal()]);
  onTestFinished(async () => void (await Promise.all([left.hangUp(), right.hangUp()])));
  left.deviceEnd.onData((bytes) => void right.deviceEnd.write(bytes).catch(() => {}));
  right.deviceEnd.onData((bytes) => void left.deviceEnd.write(bytes).catch(() => {}));
  return { left: left.path, right: right.path };
}
