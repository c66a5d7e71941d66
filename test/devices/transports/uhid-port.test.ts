import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plugIntoUhid } from '../../../devices/transports/uhid-port.ts';

const PROGRAM = join(import.meta.dirname, 'ends-plugged-in.ts');
const LIMIT_MS = 15_000;

const device = {
  vendorId: 1,
  productId: 1,
  name: 'Reader',
  reportDescriptor: new Uint8Array(),
  serialNumber: '',
  socket: '',
};

/** A FIFO stands in for the kernel's file: reading waits just so, and what is written to it is read next. */
describe.runIf(process.platform !== 'win32')('a simulated device in the kernel', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'uhid-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('lets the program that plays it end', { timeout: LIMIT_MS * 2 }, async () => {
    const uhid = join(folder, 'uhid');
    execFileSync('mkfifo', [uhid]);
    const ended = promisify(execFile)(process.execPath, [PROGRAM, uhid], { timeout: LIMIT_MS });
    await expect(ended).rejects.toMatchObject({ code: 7, signal: null });
  });

  it('says what to do where the kernel has no such devices', async () => {
    const plugged = await plugIntoUhid(device, () => ({ disconnected: () => {} }), join(folder, 'missing'));
    expect(plugged).toMatchObject({
      ok: false,
      failure: 'notFound',
      detail: expect.stringMatching('modprobe'),
    });
  });
});
