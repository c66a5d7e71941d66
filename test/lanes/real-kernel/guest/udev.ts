import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

const QUESTIONS = 3;

/**
 * Waits until the kernel has made these nodes and udevd has applied its rules to them. The first wait alone
 * would be content with what udevd still knows of the device that had the same number before.
 */
export async function settled(...nodes: string[]): Promise<void> {
  await run('udevadm', ['wait', '--timeout=20', ...nodes]);
  await queueIsEmpty();
}

/** Udevd at times hangs up on a question while it is busy (seen as a broken pipe); it is then asked again. */
async function queueIsEmpty(): Promise<void> {
  for (let left = QUESTIONS - 1; ; left--) {
    try {
      await run('udevadm', ['settle', '--timeout=20']);
      return;
    } catch (error) {
      if (left === 0 || !String(error).includes('Broken pipe')) throw error;
    }
  }
}

/** Waits until it has gone. */
export async function pulled(node: string): Promise<void> {
  await run('udevadm', ['wait', '--timeout=20', '--removed', node]);
}

/** What udevd knows of it, a line each. */
export async function propertiesOf(node: string): Promise<string> {
  return (await run('udevadm', ['info', '--query=property', `--name=${node}`])).stdout;
}
