import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../devices/clock.ts';
import { openEscPosPrinter } from '../../../devices/receipt-printer/escpos/session.ts';
import { SimulatedPrinter } from '../../../devices/receipt-printer/escpos/simulator/simulated-printer.ts';
import { listUsbPrinters } from '../../../devices/transports/usb-printer-lookup.ts';
import { openUsbPrinterStream } from '../../../devices/transports/usb-printer-stream.ts';
import { openPseudoTerminal } from '../../protocols/pseudo-terminal.ts';
import { bodyOf, foundOnTape } from '../receipt-printer/printer-bench.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

interface Plugged {
  /** The name in sysfs and of the device file. */
  readonly name: string;
  readonly vendor: string;
  readonly product: string;
  readonly serial?: string;
}

/** A sysfs as the kernel lays it out: class entry, link to the interface, descriptor in the folder above. */
function sysfsWith(...plugged: Plugged[]): string {
  const root = mkdtempSync(join(tmpdir(), 'sysfs-'));
  folders.push(root);
  const classFolder = join(root, 'class', 'usbmisc');
  mkdirSync(classFolder, { recursive: true });
  plugged.forEach(({ name, vendor, product, serial }, index) => {
    const device = join(root, 'devices', 'usb1', `1-${index + 1}`);
    const port = join(device, `1-${index + 1}:1.0`);
    const entry = join(port, 'usbmisc', name);
    mkdirSync(entry, { recursive: true });
    writeFileSync(join(device, 'idVendor'), `${vendor}\n`);
    writeFileSync(join(device, 'idProduct'), `${product}\n`);
    if (serial !== undefined) writeFileSync(join(device, 'serial'), `${serial}\n`);
    writeFileSync(join(entry, 'uevent'), `MAJOR=180\nMINOR=${index}\nDEVNAME=usb/${name}\n`);
    symlinkSync('../..', join(entry, 'device'));
    symlinkSync(entry, join(classFolder, name));
  });
  return root;
}

const epson: Plugged = { name: 'lp0', vendor: '04b8', product: '0e15', serial: 'J1' };
const clone: Plugged = { name: 'lp3', vendor: '0416', product: '5011' };
const open = (sysfs: string, printer: Parameters<typeof openUsbPrinterStream>[0]['printer'], dev = '/dev') =>
  openUsbPrinterStream({ printer, clock: systemClock, sysfs, dev })();

describe('finding a USB printer', () => {
  it('goes by vendor and product, whatever number the kernel gave it', () => {
    const sysfs = sysfsWith({ name: 'hiddev0', vendor: '04b8', product: '0e15' }, clone, epson);
    expect(listUsbPrinters(sysfs)).toEqual([
      { vendorId: 0x04b8, productId: 0x0e15, serialNumber: 'J1', path: '/dev/usb/lp0' },
      { vendorId: 0x0416, productId: 0x5011, path: '/dev/usb/lp3' },
    ]);
  });

  it('tells two of one model apart by their serial numbers', async () => {
    const sysfs = sysfsWith(epson, { ...epson, name: 'lp1', serial: 'J2' });
    const opened = await open(sysfs, { vendorId: 0x04b8, productId: 0x0e15, serialNumber: 'J2' }, '/nowhere');
    expect(opened).toMatchObject({ ok: false, detail: expect.stringContaining('/nowhere/usb/lp1') });
  });

  it('says which one is not plugged in', async () => {
    expect(await open(sysfsWith(clone), { vendorId: 0x04b8, productId: 0x0e15, serialNumber: 'J1' })).toEqual(
      {
        ok: false,
        failure: 'notFound',
        detail: 'no USB printer 04b8:0e15 with serial number J1 is plugged in',
      },
    );
    expect(await open('/nowhere', { vendorId: 1, productId: 2 })).toMatchObject({ failure: 'notFound' });
  });
});

/** The character device that a machine without a printer has: a pseudo-terminal, opened as a plain file. */
describe.runIf(process.platform !== 'win32')('a printer behind a character device', () => {
  it('prints a receipt larger than the kernel holds, through paper out and in, and its unplugging is noticed', async () => {
    const pty = await openPseudoTerminal();
    const simulator = new SimulatedPrinter(systemClock, { bufferBytes: 512 });
    simulator.accept(pty.deviceEnd, () => {});
    const printer = openEscPosPrinter({
      open: openUsbPrinterStream({ printer: { path: pty.path }, clock: systemClock }),
      clock: systemClock,
    });
    simulator.afterLines(300, () => simulator.takePaperOut());
    const outcome = await printer.print({
      id: 'R1',
      body: bodyOf('R1', 2_000),
      onProgress: ({ step }) => {
        if (step === 'waiting') simulator.putPaperIn();
      },
    });
    expect(outcome).toEqual({ outcome: 'printed' });
    expect(foundOnTape(simulator.tape, 'R1', 2_000)).toMatchObject({ whole: true, doubled: 0 });

    const gone = new Promise<void>((resolve) => {
      printer.onStatus((status) => {
        if ('fault' in status) resolve();
      });
    });
    // A terminal that was hung up still answers "no bytes", where a printer that is pulled out gives an error;
    // both refuse to take any.
    await pty.hangUp();
    void printer.print({ id: 'R2', body: bodyOf('R2'), onProgress: () => {} });
    await gone;
    await printer.close();
  });

  it('ends once, and takes nothing more', async () => {
    const pty = await openPseudoTerminal();
    const opened = await openUsbPrinterStream({ printer: { path: pty.path }, clock: systemClock })();
    if (!opened.ok) throw new Error(opened.detail);
    const reasons: string[] = [];
    opened.stream.onClose((why) => reasons.push(why));
    await opened.stream.close();
    await opened.stream.close();
    opened.stream.onClose((why) => reasons.push(`later: ${why}`));
    expect(reasons).toEqual(['closed', 'later: closed']);
    await expect(opened.stream.write(Uint8Array.of(1))).rejects.toThrow('stream closed');
    await pty.hangUp();
  });
});
