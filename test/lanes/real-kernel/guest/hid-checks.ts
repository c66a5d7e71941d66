import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openPcProxCardReader, PCPROX_HID } from '../../../../devices/card-reader/pcprox/card-reader.ts';
import { PcProxSimulator } from '../../../../devices/card-reader/pcprox/simulator.ts';
import { PCPROX_FACE } from '../../../../devices/card-reader/pcprox/simulator-face.ts';
import type { ReadCard } from '../../../../devices/card-reader/tap-watch.ts';
import {
  IDTECH_HID,
  openVivotech2CardReader,
} from '../../../../devices/card-reader/vivotech2/card-reader.ts';
import { Vivotech2Simulator } from '../../../../devices/card-reader/vivotech2/simulator.ts';
import { VP3300_FACE } from '../../../../devices/card-reader/vivotech2/simulator-face.ts';
import { systemClock as clock } from '../../../../devices/clock.ts';
import { HID_POS_USAGE_PAGE } from '../../../../devices/code-scanner/hid-pos-codec.ts';
import { HID_POS_FACE } from '../../../../devices/code-scanner/hid-pos-face.ts';
import { openHidPosScanner } from '../../../../devices/code-scanner/hid-pos-scanner.ts';
import { HidPosScannerSimulator } from '../../../../devices/code-scanner/hid-pos-simulator.ts';
import { chooseHidDevice, type HidAddress } from '../../../../devices/transports/hid-address.ts';
import { nodeHidBus } from '../../../../devices/transports/hid-node.ts';
import { exchangeTwoApdus, isoDepCard } from '../../../devices/card-reader/vivotech2/reader-bench.ts';
import { asUserOf } from './as-user.ts';
import { type Checks, Hearing, LIMIT_MS } from './checks.ts';
import { FARE_CARD_READ, fareCard, readCard } from './fare-card-on-reader.ts';
import { plugIn, SOCKET_A, SOCKET_B } from './hid-socket.ts';
import { settled } from './udev.ts';
import { WatchedReader } from './watched-reader.ts';

/** The one bus of the process, with node-hid as npm delivers it. */
const bus = nodeHidBus({ clock });

const vp3300 = () => new Vivotech2Simulator({ clock, timing: 'realistic' });
const pcProx = () => new PcProxSimulator({ clock, uidByteOrder: 'lsbFirst' });

const openVp3300 = (address: HidAddress = IDTECH_HID, reads: ReadCard = readCard) =>
  new WatchedReader(openVivotech2CardReader({ open: bus.opener(address), readCard: reads, clock }));
const openPcProx = () =>
  new WatchedReader(
    openPcProxCardReader({ open: bus.opener(PCPROX_HID), readCard, clock, uidByteOrder: 'lsbFirst' }),
  );

/** The path that the one VP3300 has. A list may be one that a driver asked for before it was plugged in. */
async function pathOfVp3300(): Promise<string> {
  const deadline = clock.monotonic() + LIMIT_MS;
  while (clock.monotonic() < deadline) {
    const listing = await bus.list();
    const chosen = listing.ok && chooseHidDevice(listing.devices, IDTECH_HID);
    if (chosen && chosen.kind === 'one') return chosen.device.path;
  }
  throw new Error('no VP3300 is listed');
}

/** The plug is pulled after so many answers of the card. */
const CARD_ANSWERS_BEFORE_PULLING = [1, 20] as const;

export const hidChecks: Checks = {
  'HID: a reader that is plugged in is listed with what it says of itself, and is gone when it is pulled out':
    async () => {
      assert.deepEqual(await bus.list(), { ok: true, devices: [] });
      await using plugged = await plugIn(VP3300_FACE, vp3300().connect, { serialNumber: '830T1' });
      assert.deepEqual(await bus.list(), {
        ok: true,
        devices: [
          {
            path: '/dev/hidraw0',
            vendorId: 0x0acd,
            productId: 0x3530,
            usagePage: 0xff00,
            serialNumber: '830T1',
            product: VP3300_FACE.name,
            socket: SOCKET_A,
          },
        ],
      });
      await plugged.pull();
      assert.deepEqual(await bus.list(), { ok: true, devices: [] });
    },

  'HID: a fare card on a VP3300 is read whole': async () => {
    const simulator = vp3300();
    await using _ = await plugIn(VP3300_FACE, simulator.connect);
    await using reader = openVp3300();
    await reader.next('online notPresent');
    simulator.presentCard(fareCard);
    await reader.next(FARE_CARD_READ);
    simulator.removeCard();
    await reader.next('removed');
  },

  'HID: answers of a VP3300 that take several reports arrive whole': async () => {
    const simulator = vp3300();
    await using _ = await plugIn(VP3300_FACE, simulator.connect);
    await using reader = openVp3300(IDTECH_HID, exchangeTwoApdus);
    simulator.presentCard(isoDepCard(250));
    await reader.next('read 044F2ED2153580 0000x252 9090x252');
  },

  'HID: a VP3300 pulled out in the middle of a card drops it, and reads it in another socket': async () => {
    const simulator = vp3300();
    await using reader = openVp3300();
    for (const answers of CARD_ANSWERS_BEFORE_PULLING) {
      await using first = await plugIn(VP3300_FACE, simulator.connect);
      await reader.next('online notPresent');
      simulator.afterCardAnswers(answers, () => void first.pull());
      simulator.presentCard(fareCard);
      await reader.next('dropped readerLost');
      await reader.next('powerOff unplugged');
      simulator.removeCard();
      // Another device takes the number that the reader had.
      await using _ = await plugIn(PCPROX_FACE, pcProx().connect);
      await using second = await plugIn(VP3300_FACE, simulator.connect, { socket: SOCKET_B });
      assert.equal(await pathOfVp3300(), '/dev/hidraw1');
      simulator.presentCard(fareCard);
      await reader.next(FARE_CARD_READ);
      simulator.removeCard();
      await reader.next('removed');
      await second.pull();
      await reader.next('powerOff unplugged');
    }
  },

  'HID: of two VP3300 none is taken until one is named, by serial number or by socket': async () => {
    const [left, right] = [vp3300(), vp3300()];
    await using _ = await plugIn(VP3300_FACE, left.connect, { socket: SOCKET_A, serialNumber: 'A1' });
    await using __ = await plugIn(VP3300_FACE, right.connect, { socket: SOCKET_B, serialNumber: 'B2' });
    {
      await using unnamed = openVp3300();
      assert.match(await unnamed.next('noDevice notConfigured'), /several USB devices.*A1.*B2/);
    }
    await using bySerial = openVp3300({ ...IDTECH_HID, serialNumber: 'B2' });
    await using bySocket = openVp3300({ ...IDTECH_HID, socket: SOCKET_A });
    await bySerial.next('online notPresent');
    await bySocket.next('online notPresent');
    right.presentCard(fareCard);
    await bySerial.next(FARE_CARD_READ);
    left.presentCard(fareCard);
    await bySocket.next(FARE_CARD_READ);
    assert.equal(bySerial.all('read').length, 1);
  },

  'HID: without permission the status names the udev rules; with it the reader comes by itself': async () => {
    await using _ = await plugIn(VP3300_FACE, vp3300().connect);
    await settled('/dev/hidraw0');
    chmodSync('/dev/hidraw0', 0o600);
    await using reader = openVp3300({ ...IDTECH_HID, socket: SOCKET_A });
    await asUserOf(undefined, async () => {
      assert.match(await reader.next('offline noPermission'), /devices\/install/);
    });
    await reader.next('online notPresent');
  },

  'HID: a simulated reader goes when the program that plays it ends, and lets it end': async () => {
    await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'leave-plugged-in.ts')]);
    assert.deepEqual(await bus.list(), { ok: true, devices: [] });
  },

  'HID: a card on a pcProx is read through feature reports, and the reader types nothing meanwhile':
    async () => {
      const simulator = pcProx();
      await using _ = await plugIn(PCPROX_FACE, simulator.connect);
      {
        await using reader = openPcProx();
        await reader.next('online notPresent');
        simulator.presentCard({ uid: Uint8Array.fromHex('C40DCDC0') });
        await reader.next('read C40DCDC0');
        simulator.removeCard();
        await reader.next('removed');
        assert.equal(simulator.keystrokes, 0);
      }
      assert.equal(simulator.inConfiguration, false);
      simulator.presentCard({ uid: Uint8Array.fromHex('C40DCDC0') });
      assert.notEqual(simulator.keystrokes, 0);
    },

  'HID: a pcProx pulled out and put in again reads the next card': async () => {
    const simulator = pcProx();
    await using plugged = await plugIn(PCPROX_FACE, simulator.connect);
    await using reader = openPcProx();
    await reader.next('online notPresent');
    await plugged.pull();
    await reader.next('powerOff unplugged');
    await using _ = await plugIn(PCPROX_FACE, simulator.connect, { socket: SOCKET_B });
    await reader.next('online notPresent');
    simulator.presentCard({ uid: Uint8Array.fromHex('C40DCDC0') });
    await reader.next('read C40DCDC0');
  },

  'HID: a code in front of a point-of-sale scanner arrives, in as many reports as it takes': async () => {
    const simulator = new HidPosScannerSimulator();
    const heard = new Hearing();
    await using _ = await plugIn(HID_POS_FACE, (sendInput) => {
      heard.say('opened');
      return simulator.connect(sendInput);
    });
    const { vendorId } = HID_POS_FACE;
    const open = bus.opener({ vendorId, usagePage: HID_POS_USAGE_PAGE });
    const scanner = openHidPosScanner({ open, clock });
    scanner.onEvent((event) => {
      if (event.type === 'codeScanned') heard.say(`code ${event.scan.text}`);
    });
    await heard.next('opened');
    // Until somebody listens the kernel keeps reports, hidapi too; so this is not sent too soon.
    const long = 'https://example.org/'.padEnd(150, '1234567890');
    simulator.scan(long, ']Q1');
    assert.equal(await heard.next('code'), `code ${long}`);
    await scanner.close();
  },
};
