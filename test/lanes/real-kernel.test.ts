import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allChecks } from './real-kernel/guest/all-checks.ts';
import type { CheckResult } from './real-kernel/guest/checks.ts';
import { initialRamdisk } from './real-kernel/initial-ramdisk.ts';
import { unpackedPackages } from './real-kernel/packages.ts';
import { type GuestEnd, runGuest } from './real-kernel/virtual-machine.ts';

/** Some 90 MB are fetched when there is nothing yet, and a guest takes two to five minutes. */
const ALL_MS = 1_800_000;
const GUEST_MS = 800_000;
const CONSOLE_TAIL = 4_000;

const root = join(import.meta.dirname, '../..');
const cache = process.env.REAL_KERNEL_CACHE ?? join(root, 'node_modules/.cache/real-kernel');

/**
 * The programs and drivers that a kiosk runs, unmodified, on a real Linux kernel: node-hid on hidraw, serialport
 * on ttyACM, usblp, and udevd with our rules. The kernel runs in a virtual machine, with our simulators as its
 * USB devices. Needs Debian 12 (apt, dpkg) on x86-64 and its package servers; nothing is installed.
 */
describe('on a real kernel', () => {
  let folder: string;
  let end: GuestEnd;
  let results: ReadonlyMap<string, CheckResult>;

  const consoleTail = () => end.console.slice(-CONSOLE_TAIL);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'real-kernel-'));
    const packages = await unpackedPackages(cache);
    const ramdisk = await initialRamdisk(packages, folder);
    const out = join(folder, 'out');
    end = await runGuest({
      packages,
      initialRamdisk: ramdisk,
      script: join(import.meta.dirname, 'real-kernel/guest/start.sh'),
      out,
      limitMs: GUEST_MS,
    });
    results = await resultsIn(join(out, 'results.jsonl'));
  }, ALL_MS);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(Object.keys(allChecks))('%s', (name) => {
    const result = results.get(name);
    if (!result) throw new Error(`the guest never came to it; its console ends:\n${consoleTail()}`);
    expect(result.trouble).toBeUndefined();
  });

  it('the guest came to its end and found everything well', () => {
    expect(end.exitCode, `its console ends:\n${consoleTail()}`).toBe(0);
  });
});

async function resultsIn(file: string): Promise<ReadonlyMap<string, CheckResult>> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const lines = text.split('\n').filter(Boolean);
  return new Map(
    lines.map((line) => {
      const result = JSON.parse(line) as CheckResult;
      return [result.name, result] as const;
    }),
  );
}
