import { execFile } from 'node:child_process';
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { UnpackedPackages } from './packages.ts';

const run = promisify(execFile);

const FOLDERS = ['bin', 'dev', 'host', 'lib/modules', 'proc', 'sys'];

/** Makes what the guest starts from: busybox, `guest/init.sh` and the kernel's modules. The answer is its path. */
export async function initialRamdisk(packages: UnpackedPackages, folder: string): Promise<string> {
  const root = join(folder, 'initial-ramdisk');
  const file = join(folder, 'initial-ramdisk.cpio');
  const busybox = join(packages.tree, 'bin/busybox');
  await rm(root, { recursive: true, force: true });
  for (const name of FOLDERS) await mkdir(join(root, name), { recursive: true });
  await copyFile(busybox, join(root, 'bin/busybox'));
  await copyFile(join(import.meta.dirname, 'guest/init.sh'), join(root, 'init'));
  const modules = join(root, 'lib/modules', packages.kernelVersion);
  await run('cp', ['-r', packages.modules, modules]);
  await run(busybox, ['depmod', '-b', root, packages.kernelVersion]);
  await run('sh', ['-c', `chmod +x init && find . | "${busybox}" cpio -o -H newc > "${file}"`], {
    cwd: root,
  });
  return file;
}
