import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.ts';

/** One start of the program. */
export interface EngineRun {
  readonly pid: number;
  readonly words: readonly string[];
  readonly text: string;
  /** Resolves when the process is gone; the operating system says so. */
  readonly ended: Promise<void>;
}

export type Listing = 'asEspeak' | 'otherProgram' | 'hangs' | 'dies' | 'floods' | 'noVoices';

/**
 * A stand-in for espeak-ng as a real program: its own process, the same command line, the same bytes. A text
 * that begins with HANG, DIE, DIE-ONCE, FLOOD, GIBBERISH or NOTHING is spoken that way.
 */
export async function fakeEngine(listing: Listing = 'asEspeak') {
  const runs: EngineRun[] = [];
  const sockets = new Set<Socket>();
  const waiting = new Set<() => void>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let told = '';
    const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.on('error', () => undefined);
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      told += chunk;
      if (!told.endsWith('\n')) return;
      const run = { ...(JSON.parse(told) as Omit<EngineRun, 'ended'>), ended };
      const isFirst = !runs.some(({ text }) => text === run.text);
      runs.push(run);
      socket.write(isFirst ? 'first' : 'again');
      for (const look of [...waiting]) look();
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  const { port } = server.address() as { port: number };
  const path = join(temporaryFolder(), 'speech program');
  const program = join(import.meta.dirname, 'fake-engine-program.mjs');
  writeFileSync(path, `#!/bin/sh\nexec "${process.execPath}" "${program}" ${port} ${listing} "$@"\n`);
  chmodSync(path, 0o755);

  const spoken = () => runs.filter(({ words }) => words.includes('--stdin'));
  return {
    path,
    runs,
    /** The texts that reached it, without the word that a probe says. */
    texts: () =>
      spoken()
        .map(({ text }) => text)
        .filter((text) => text !== '1'),
    uninstall: () => rmSync(path),
    /** Resolves with the first run of this text, past or to come. */
    runOf: (text: string): Promise<EngineRun> =>
      new Promise((resolve) => {
        const look = (): void => {
          const run = spoken().find((one) => one.text === text);
          if (!run) return;
          waiting.delete(look);
          resolve(run);
        };
        waiting.add(look);
        look();
      }),
  };
}
