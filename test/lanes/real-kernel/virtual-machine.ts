import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '../../../devices/clock.ts';
import type { UnpackedPackages } from './packages.ts';

export interface GuestRun {
  readonly packages: UnpackedPackages;
  readonly initialRamdisk: string;
  /** A shell script that the guest runs as root, by its path on this machine. */
  readonly script: string;
  /** Where the guest's `/mnt/out` is on this machine. */
  readonly out: string;
  readonly limitMs: number;
}

export interface GuestEnd {
  /** What the guest's kernel and script said. */
  readonly console: string;
  /** The script's; undefined when it did not come to its end. */
  readonly exitCode: number | undefined;
}

/** Now and then QEMU ends after two seconds without a word; starting it again has always helped. */
const STARTS = 2;

/**
 * Boots the guest and waits for its end. Its processor is emulated: no machine lends its own to just anybody.
 *
 * It has one. QEMU before 8.1 (Debian 12 has 7.2) may keep a stale translation of code that one emulated processor
 * writes while another translates it (commit deba78709ae8, "Always lock pages before translation"), and V8 writes
 * code all the time, in several threads. With two processors a program under test now and then crashed or hung.
 */
export async function runGuest(run: GuestRun): Promise<GuestEnd> {
  let end = await start(run);
  for (let started = 1; started < STARTS && end.exitCode === undefined && !hasBegun(end); started++) {
    end = await start(run);
  }
  return end;
}

function hasBegun({ console }: GuestEnd): boolean {
  return console.includes('init: started');
}

async function start({ packages, initialRamdisk, script, out, limitMs }: GuestRun): Promise<GuestEnd> {
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const { tree } = packages;
  const libraries = join(tree, 'usr/lib/x86_64-linux-gnu');
  const machine = spawn(
    join(tree, 'usr/bin/qemu-system-x86_64'),
    [
      ...['-L', join(tree, 'usr/share/qemu'), '-L', join(tree, 'usr/share/seabios')],
      ...['-accel', 'tcg,tb-size=512', '-smp', '1', '-m', '1536'],
      ...['-nodefaults', '-display', 'none', '-no-reboot', '-serial', 'stdio'],
      ...['-kernel', packages.kernelImage, '-initrd', initialRamdisk],
      ...['-append', kernelWords({ run: script, tree })],
      ...folder('files', '/', 'readonly=on,multidevs=remap'),
      ...folder('out', out),
    ],
    {
      env: {
        LD_LIBRARY_PATH: `${libraries}:${join(tree, 'lib/x86_64-linux-gnu')}`,
        QEMU_MODULE_DIR: join(libraries, 'qemu'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let console = '';
  for (const stream of [machine.stdout, machine.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      console += text;
    });
  }
  const ended = once(machine, 'close');
  const tooLong = systemClock.setTimeout(() => {
    console += `\n[stopped after ${limitMs} ms]\n`;
    machine.kill('SIGKILL');
  }, limitMs);
  await ended;
  systemClock.clearTimeout(tooLong);
  return { console, exitCode: await exitCodeIn(out) };
}

function kernelWords(lane: Readonly<Record<string, string>>): string {
  const ours = Object.entries(lane).map(([name, value]) => `lane.${name}=${value}`);
  return ['console=ttyS0', 'panic=-1', 'quiet', 'nokaslr', 'mitigations=off', ...ours].join(' ');
}

function folder(tag: string, path: string, more = ''): string[] {
  const options = ['local', `id=${tag}`, `path=${path}`, 'security_model=none', more].filter(Boolean);
  return ['-fsdev', options.join(','), '-device', `virtio-9p-pci,fsdev=${tag},mount_tag=${tag}`];
}

async function exitCodeIn(out: string): Promise<number | undefined> {
  const text = await readFile(join(out, 'exit-code'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : Number(text);
}
