import { execFile } from 'node:child_process';
import { access, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** `tree` is unpacked whole; of the kernel, some 400 MB, only what a machine with USB needs. */
export interface UnpackedPackages {
  /** Root of the unpacked programs and libraries. */
  readonly tree: string;
  readonly kernelImage: string;
  readonly kernelVersion: string;
  /** `/lib/modules/VERSION` as it was in the package, without the lists that depmod makes. */
  readonly modules: string;
}

/** What the lane runs, and what that needs if the machine has it not. `udev` stands apart, see below. */
const PROGRAMS = ['qemu-system-x86', 'busybox-static', 'libusb-1.0-0'];
/** To resolve udev would have apt replace the machine's systemd; its program needs no more than this. */
const UDEV = ['udev', 'libkmod2'];
const KERNEL = 'linux-image-amd64';
const KERNEL_PARTS = [
  'drivers/hid',
  'drivers/usb',
  'drivers/virtio',
  'fs/9p',
  'fs/configfs',
  'fs/fscache',
  'fs/netfs',
  'net/9p',
];

/**
 * Fetches Debian packages with apt and unpacks them into `cache`; nothing is installed, and no other user than
 * the one who runs this is needed. What is there already is used again.
 */
export async function unpackedPackages(cache: string): Promise<UnpackedPackages> {
  const whole = join(cache, 'packages');
  try {
    await access(whole);
  } catch {
    const unfinished = join(cache, 'packages.unfinished');
    await rm(unfinished, { recursive: true, force: true });
    await fetchInto(unfinished, await aptFor(cache));
    await rename(unfinished, whole);
  }
  const tree = join(whole, 'tree');
  const [kernelVersion] = await readdir(join(whole, 'kernel/lib/modules'));
  if (!kernelVersion) throw new Error('the kernel package holds no modules');
  return {
    tree,
    kernelVersion,
    kernelImage: join(whole, `kernel/boot/vmlinuz-${kernelVersion}`),
    modules: join(whole, 'kernel/lib/modules', kernelVersion),
  };
}

type Apt = (program: 'apt-get' | 'apt-cache', words: readonly string[], folder?: string) => Promise<string>;

/** apt with lists of its own, so that it works for every user and leaves the machine's alone. */
async function aptFor(cache: string): Promise<Apt> {
  const folder = join(cache, 'apt');
  await mkdir(join(folder, 'lists/partial'), { recursive: true });
  await mkdir(join(folder, 'cache/archives/partial'), { recursive: true });
  const options = [
    `Dir::State::lists=${folder}/lists`,
    `Dir::Cache=${folder}/cache`,
    'Acquire::Languages=none',
    'APT::Sandbox::User=',
    'Debug::NoLocking=1',
  ].flatMap((option) => ['-o', option]);
  const apt: Apt = async (program, words, cwd) =>
    (await run(program, [...options, ...words], { cwd, maxBuffer: 2 ** 26 })).stdout;
  await apt('apt-get', ['update', '-qq']);
  return apt;
}

async function fetchInto(folder: string, apt: Apt): Promise<void> {
  const archives = join(folder, 'archives');
  await mkdir(archives, { recursive: true });
  const kernel = /Depends: (linux-image-\S+)/.exec(await apt('apt-cache', ['depends', KERNEL]))?.[1];
  if (!kernel) throw new Error(`${KERNEL} names no kernel`);
  const simulated = await apt('apt-get', ['-s', 'install', '--no-install-recommends', ...PROGRAMS]);
  const needed = [...simulated.matchAll(/^Inst (\S+)/gm)].map(([, name = '']) => name);
  const wanted = new Set([...PROGRAMS, ...needed, ...UDEV, kernel]);
  await apt('apt-get', ['download', '-qq', ...wanted], archives);

  for (const archive of await readdir(archives)) {
    const path = join(archives, archive);
    if (archive.startsWith(`${kernel}_`)) await unpackKernel(path, join(folder, 'kernel'));
    else await run('dpkg', ['-x', path, join(folder, 'tree')]);
  }
  await rm(archives, { recursive: true });
}

async function unpackKernel(archive: string, folder: string): Promise<void> {
  await mkdir(folder);
  const parts = KERNEL_PARTS.map((part) => `./lib/modules/*/kernel/${part}/*`);
  await run('sh', [
    '-c',
    'archive=$1 folder=$2; shift 2; dpkg --fsys-tarfile "$archive" | tar -x -C "$folder" --wildcards "$@"',
    'unpack',
    archive,
    folder,
    './boot/vmlinuz-*',
    './lib/modules/*/modules.*',
    ...parts,
  ]);
}
