import assert from 'node:assert/strict';
import { realpathSync, statSync } from 'node:fs';
import { PCPROX_FACE } from '../../../../devices/card-reader/pcprox/simulator-face.ts';
import { IDTECH_HID } from '../../../../devices/card-reader/vivotech2/card-reader.ts';
import { VP3300_FACE } from '../../../../devices/card-reader/vivotech2/simulator-face.ts';
import { systemClock as clock } from '../../../../devices/clock.ts';
import { HID_POS_FACE } from '../../../../devices/code-scanner/hid-pos-face.ts';
import { nodeHidBus } from '../../../../devices/transports/hid-node.ts';
import type { HidFace } from '../../../../devices/transports/uhid-codec.ts';
import { asUserOf, groupId } from './as-user.ts';
import type { Checks } from './checks.ts';
import { PRINTER } from './pluggable-printer.ts';
import { propertiesOf, pulled, settled } from './udev.ts';
import { UsbGadget } from './usb-gadget.ts';
import { hidGadget } from './usb-hid-gadget.ts';

function accessTo(path: string): { readonly mode: string; readonly group: number } {
  const { mode, gid } = statSync(path);
  return { mode: (mode & 0o777).toString(8), group: gid };
}

/** The first one twice: rules that hold at boot can fail at replugging. */
const PLUGGED_IN_TURN: readonly HidFace[] = [VP3300_FACE, PCPROX_FACE, HID_POS_FACE, VP3300_FACE];

/** The name that our rules give the printer, wherever the kernel puts it. */
const PRINTER_NAME = `/dev/receipt-printer/${PRINTER.manufacturer}_${PRINTER.product}_${PRINTER.serialNumber}`;

export const udevChecks: Checks = {
  'udev: readers and scanners on hidraw belong to plugdev, and again after every plugging in': async () => {
    for (const face of PLUGGED_IN_TURN) {
      await using gadget = hidGadget(face, 0);
      await gadget.plugIn();
      await settled('/dev/hidraw0');
      assert.deepEqual(accessTo('/dev/hidraw0'), { mode: '660', group: groupId('plugdev') }, face.name);
      gadget.pull();
      await pulled('/dev/hidraw0');
    }
  },

  'udev: an account in plugdev opens the reader, and one outside is told to install the rules': async () => {
    await using gadget = hidGadget(VP3300_FACE, 0);
    await gadget.plugIn();
    await settled('/dev/hidraw0');
    const open = nodeHidBus({ clock }).opener(IDTECH_HID);
    const refused = await asUserOf(undefined, open);
    assert.partialDeepStrictEqual(refused, { ok: false, failure: 'noPermission' });
    const opened = await asUserOf('plugdev', open);
    assert.partialDeepStrictEqual(opened, { ok: true });
    if (opened.ok) await opened.device.close();
  },

  'udev: somebody else’s keyboard is left to root': async () => {
    await using gadget = hidGadget({ ...PCPROX_FACE, vendorId: 0x046d, productId: 0xc31c }, 0);
    await gadget.plugIn();
    await settled('/dev/hidraw0');
    assert.deepEqual(accessTo('/dev/hidraw0'), { mode: '600', group: 0 });
  },

  'udev: a receipt printer belongs to lp and keeps its name when the kernel numbers it anew': async () => {
    await using gadget = new UsbGadget(PRINTER, { kind: 'printer', settings: { q_len: 4 } }, 0);
    await gadget.plugIn();
    await settled(PRINTER_NAME);
    assert.equal(realpathSync(PRINTER_NAME), '/dev/usb/lp0');
    assert.deepEqual(accessTo('/dev/usb/lp0'), { mode: '660', group: groupId('lp') });
    gadget.pull();
    await pulled('/dev/usb/lp0');
    await using other = new UsbGadget(
      { ...PRINTER, serialNumber: 'J2' },
      { kind: 'printer', settings: { q_len: 4 } },
      1,
    );
    await other.plugIn();
    await settled(PRINTER_NAME.replace(/J1$/, 'J2'));
    await gadget.plugIn();
    await settled(PRINTER_NAME);
    assert.equal(realpathSync(PRINTER_NAME), '/dev/usb/lp1');
    assert.equal(realpathSync(PRINTER_NAME.replace(/J1$/, 'J2')), '/dev/usb/lp0');
  },

  'udev: a USB serial port belongs to dialout and has a name that stays': async () => {
    const name = '/dev/serial/by-id/usb-Lane_Board_J1-if00';
    const board = { ...PRINTER, manufacturer: 'Lane', product: 'Board' };
    await using gadget = new UsbGadget(board, { kind: 'acm' }, 0);
    await gadget.plugIn();
    await settled(name);
    assert.deepEqual(accessTo('/dev/ttyACM0'), { mode: '660', group: groupId('dialout') });
    assert.equal(realpathSync(name), '/dev/ttyACM0');
  },

  'udev: at a desktop the devices are handed to whoever sits there': async () => {
    await using reader = hidGadget(VP3300_FACE, 0);
    await using printer = new UsbGadget(PRINTER, { kind: 'printer', settings: { q_len: 4 } }, 1);
    await reader.plugIn();
    await printer.plugIn();
    await settled('/dev/hidraw0', PRINTER_NAME);
    for (const node of ['/dev/hidraw0', PRINTER_NAME]) {
      assert.match(await propertiesOf(node), /^TAGS=.*:uaccess:/m, node);
    }
  },
};
