import assert from 'node:assert/strict';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { openPn532CardReader, PN532_BAUD_RATE } from '../../../../devices/card-reader/pn532/card-reader.ts';
import { Pn532Simulator } from '../../../../devices/card-reader/pn532/simulator.ts';
import { systemClock as clock, delay } from '../../../../devices/clock.ts';
import { openLineScanner } from '../../../../devices/code-scanner/line-scanner.ts';
import { LineScannerSimulator } from '../../../../devices/code-scanner/line-simulator.ts';
import type { ByteStream } from '../../../../devices/transports/byte-stream.ts';
import { openSerialStream } from '../../../../devices/transports/serial-stream.ts';
import { asUserOf } from './as-user.ts';
import { type Checks, Hearing, LIMIT_MS } from './checks.ts';
import { FARE_CARD_READ, fareCard, readCard } from './fare-card-on-reader.ts';
import { UsbGadget } from './usb-gadget.ts';
import { WatchedReader } from './watched-reader.ts';

/** A PN532 on a board with a USB serial chip: CDC ACM, and a name that udev makes of its descriptors. */
const BOARD = {
  vendorId: 0x2341,
  productId: 0x0043,
  manufacturer: 'Lane',
  product: 'PN532_board',
  serialNumber: 'S1',
} as const;
const BY_ID = '/dev/serial/by-id/usb-Lane_PN532_board_S1-if00';
/** The board's own end of the line. */
const BOARD_END = '/dev/ttyGS0';

async function appears(path: string): Promise<void> {
  const deadline = clock.monotonic() + LIMIT_MS;
  while (!existsSync(path)) {
    if (clock.monotonic() > deadline) throw new Error(`${path} does not appear`);
    await delay(clock, 20);
  }
}

/** The board in socket 0. Its end of the line hangs up when it is pulled, so it is opened at each plugging in. */
class Board implements AsyncDisposable {
  readonly simulator = new Pn532Simulator({ clock, timing: 'realistic' });
  readonly #gadget = new UsbGadget(BOARD, { kind: 'acm' }, 0);
  #line: ByteStream | undefined;

  async plugIn(): Promise<void> {
    await this.plugInHung();
    await this.comeToItself();
  }

  /** Its USB chip is there, and takes no bytes. */
  async plugInHung(): Promise<void> {
    await this.#gadget.plugIn();
  }

  async comeToItself(): Promise<void> {
    await this.#line?.close();
    const opened = await openSerialStream({ path: BOARD_END, baudRate: PN532_BAUD_RATE })();
    if (!opened.ok) throw new Error(opened.detail);
    this.#line = opened.stream;
    this.simulator.connect(opened.stream);
  }

  pull(): void {
    this.#gadget.pull();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#line?.close();
    await this.#gadget[Symbol.asyncDispose]();
  }
}

async function pluggedBoard(): Promise<Board> {
  const board = new Board();
  await board.plugIn();
  return board;
}

/** For as long as the kernel tries to send what it has (closing_wait), the port cannot be opened again. */
const PORT_IS_LET_GO_MS = 40_000;

const openReader = (path = BY_ID) =>
  new WatchedReader(
    openPn532CardReader({ open: openSerialStream({ path, baudRate: PN532_BAUD_RATE }), readCard, clock }),
  );

export const serialChecks: Checks = {
  'serial: a fare card on a PN532 behind a USB serial port is read whole': async () => {
    await using board = await pluggedBoard();
    await using reader = openReader();
    await reader.next('online notPresent');
    board.simulator.presentCard(fareCard);
    await reader.next(FARE_CARD_READ);
    board.simulator.removeCard();
    await reader.next('removed');
  },

  'serial: a PN532 pulled out in the middle of a card drops it, and reads it under another port number':
    async () => {
      await using board = await pluggedBoard();
      await using reader = openReader();
      await reader.next('online notPresent');
      assert.equal(realpathSync(BY_ID), '/dev/ttyACM0');
      board.simulator.afterBlockReads(10, () => board.pull());
      board.simulator.presentCard(fareCard);
      await reader.next('dropped readerLost');
      await reader.next('powerOff');
      await using other = new UsbGadget({ ...BOARD, serialNumber: 'S2' }, { kind: 'acm' }, 1);
      await other.plugIn();
      // The host gives numbers as it finds devices, and a busy one takes its time.
      await appears('/dev/serial/by-id/usb-Lane_PN532_board_S2-if00');
      board.simulator.removeCard();
      await board.plugIn();
      await reader.next('online notPresent');
      assert.equal(realpathSync(BY_ID), '/dev/ttyACM1');
      board.simulator.presentCard(fareCard);
      await reader.next(FARE_CARD_READ);
    },

  'serial: a PN532 whose USB chip takes no bytes holds nobody up, and is found when it does': async () => {
    await using board = new Board();
    await board.plugInHung();
    await using reader = openReader('/dev/ttyACM0');
    await reader.next('offline notAnswering: The port is open');
    await board.comeToItself();
    await reader.next('online notPresent', PORT_IS_LET_GO_MS);
  },

  'serial: a code scanner that is pulled out while nobody scans is missed at once, and scans when it is back':
    async () => {
      await using gadget = new UsbGadget(BOARD, { kind: 'acm' }, 0);
      const simulator = new LineScannerSimulator();
      const heard = new Hearing();
      await gadget.plugIn();
      const scanner = openLineScanner({ open: openSerialStream({ path: BY_ID, baudRate: 9_600 }), clock });
      scanner.onEvent((event) => {
        if (event.type === 'codeScanned') heard.say(`code ${event.scan.text}`);
        else heard.say(event.status.device);
      });
      await heard.next('online');
      gadget.pull();
      await heard.next('powerOff');
      await gadget.plugIn();
      await heard.next('online');
      const opened = await openSerialStream({ path: BOARD_END, baudRate: 9_600 })();
      if (!opened.ok) throw new Error(opened.detail);
      simulator.connect(opened.stream);
      simulator.scan('CITATION 123');
      await heard.next('code CITATION 123');
      await scanner.close();
      await opened.stream.close();
    },

  'serial: without permission the status says so; with it the reader comes by itself': async () => {
    await using _ = await pluggedBoard();
    const reader = await asUserOf(undefined, async () => {
      const watched = openReader('/dev/ttyACM0');
      await watched.next('offline noPermission');
      return watched;
    });
    await using __ = reader;
    await reader.next('online notPresent');
    assert.deepEqual(
      readdirSync('/dev').filter((name) => name.startsWith('ttyACM')),
      ['ttyACM0'],
    );
  },
};
