import assert from 'node:assert/strict';
import { VP3300_FACE } from '../../../../devices/card-reader/vivotech2/simulator-face.ts';
import { listUsbPrinters } from '../../../../devices/transports/usb-printer-lookup.ts';
import { cutsOn, foundOnTape } from '../../../devices/receipt-printer/printer-bench.ts';
import { asUserOf } from './as-user.ts';
import type { Checks } from './checks.ts';
import { PluggablePrinter, PRINTER, WatchedPrinter } from './pluggable-printer.ts';
import { settled } from './udev.ts';
import { hidGadget } from './usb-hid-gadget.ts';

const LINES = 40;
/** Some 14 KB: usblp, the gadget and the printer hold less than that together. */
const MANY_LINES = 600;

async function pluggedPrinter(): Promise<PluggablePrinter> {
  const plugged = new PluggablePrinter();
  await plugged.plugIn();
  return plugged;
}

export const printerChecks: Checks = {
  'printer: a receipt is printed and cut, though a HID device has taken the number 0': async () => {
    await using reader = hidGadget(VP3300_FACE, 1);
    await reader.plugIn();
    await settled('/dev/usb/hiddev0');
    await using plugged = await pluggedPrinter();
    await using printer = new WatchedPrinter();
    await printer.next('online');
    const { vendorId, productId, serialNumber } = PRINTER;
    assert.deepEqual(listUsbPrinters(), [{ vendorId, productId, serialNumber, path: '/dev/usb/lp1' }]);
    printer.print('R1', LINES);
    await printer.next('R1 printed');
    assert.deepEqual(foundOnTape(plugged.simulator.tape, 'R1', LINES), {
      whole: true,
      lines: LINES,
      torn: 0,
      doubled: 0,
    });
    assert.equal(cutsOn(plugged.simulator.tape), 1);
  },

  'printer: paper that runs out in the middle is waited for, and the receipt goes on': async () => {
    await using plugged = await pluggedPrinter();
    await using printer = new WatchedPrinter();
    await printer.next('online');
    plugged.simulator.afterLines(10, () => plugged.simulator.takePaperOut());
    printer.print('R1', LINES);
    await printer.next('R1 waiting');
    assert.equal(foundOnTape(plugged.simulator.tape, 'R1', LINES).whole, false);
    plugged.simulator.putPaperIn();
    await printer.next('R1 printed');
    const found = foundOnTape(plugged.simulator.tape, 'R1', LINES);
    assert.deepEqual([found.whole, found.doubled], [true, 0]);
  },

  'printer: a receipt larger than the kernel and the printer hold is printed whole': async () => {
    await using plugged = await pluggedPrinter();
    await using printer = new WatchedPrinter();
    await printer.next('online');
    printer.print('R1', MANY_LINES);
    await printer.next('R1 printed');
    assert.equal(foundOnTape(plugged.simulator.tape, 'R1', MANY_LINES).whole, true);
  },

  'printer: pulled out in the middle, what became of the receipt is unknown, and it is not printed again':
    async () => {
      await using plugged = await pluggedPrinter();
      await using printer = new WatchedPrinter();
      await printer.next('online');
      plugged.simulator.afterLines(10, () => plugged.simulator.cutPower());
      printer.print('R1', LINES);
      await printer.next('R1 unknown');
      await printer.next('noDevice notFound');
      const before = foundOnTape(plugged.simulator.tape, 'R1', LINES).lines;
      plugged.simulator.restorePower();
      await plugged.plugIn();
      await printer.next('online');
      printer.print('R2', LINES);
      await printer.next('R2 printed');
      const { tape } = plugged.simulator;
      assert.deepEqual(
        [foundOnTape(tape, 'R1', LINES).lines, foundOnTape(tape, 'R2', LINES).whole],
        [before, true],
      );
    },

  'printer: without permission the status says so; with it the printer comes by itself': async () => {
    await using _ = await pluggedPrinter();
    const printer = await asUserOf(undefined, async () => {
      const watched = new WatchedPrinter();
      await watched.next('noDevice noPermission');
      return watched;
    });
    await using __ = printer;
    await printer.next('online');
  },
};
