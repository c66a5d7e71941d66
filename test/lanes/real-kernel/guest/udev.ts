import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Waits until the kernel has made these nodes and udevd has applied its rules to them. The first wait alone
 * would be content with what udevd still knows of the device that had the same number before.
 */
export async function settled(...nodes: string[]): Promise<void> {
  await run('udevadm', ['wait', '--timeout=20', ...nodes]);
  await run('udevadm', ['settle', '--timeout=20']);
}

/** Waits until it has gone. */
export async function pulled(node: string): Promise<void> {
  await run('udevadm', ['wait', '--timeout=20', '--removed', node]);
}

/** What udevd knows of it, a line each. */
export async function propertiesOf(node: string): Promise<string> {
  return (await run('udevadm', ['info', '--query=property', `--name=${node}`])).stdout;
}
