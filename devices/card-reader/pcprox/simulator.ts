import type { Clock } from '../../clock.ts';
import type { ConnectHidGadget, HidGadget } from '../../transports/hid-memory.ts';
import { commands, HOLD_STEP_MS, isNothing, page0, page0Flags, page1 } from './commands.ts';
import { FEATURE_REPORT_ID, fromFeatureReport, toFeatureReport } from './feature-codec.ts';
import type { UidByteOrder } from './uid-byte-order.ts';

/** A card as this reader sees it: some bits, in the order that the card sends its bytes. */
export interface PcProxCard {
  readonly uid: Uint8Array;
  /** Bits that count, from the first; left out, all of them. A 125 kHz badge may have 26 of its 32. */
  readonly bits?: number;
}

export interface PcProxSimulatorOptions {
  readonly clock: Clock;
  readonly uidByteOrder: UidByteOrder;
  /** Configuration pages 0 to 2 in EEPROM, 8 bytes each. */
  readonly pages?: readonly [Uint8Array, Uint8Array, Uint8Array];
  /** Told of each report that the host sends, 8 bytes. */
  readonly onReport?: (report: Uint8Array) => void;
}

/** As delivered: digits, then Enter; a card is held for a second; the reader runs its own lights. */
const FACTORY_PAGES = [
  Uint8Array.of(0, 0, 0, 0, 0, 0, 0x28, 0),
  Uint8Array.of(0, 0, 20, 20, 1, 1, 0, 0),
  Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0),
] as const;

/** Firmware 07.3.0, device type 6081h. */
const DEVICE_INFO = Uint8Array.of(0, 0, 0x30, 0x07, 0, 0x81, 0x60, 0);

const NOTHING = new Uint8Array(8);

interface Buffered {
  readonly card: PcProxCard;
  /** Undefined while the card lies there. */
  goneAt: number | undefined;
}

/**
 * The reader's side of the protocol, behind whatever carries feature reports. Pages live in RAM and in
 * EEPROM; while a page has been asked for and configuration is not ended, the reader reads no cards.
 */
export class PcProxSimulator implements HidGadget {
  readonly #clock: Clock;
  readonly #order: UidByteOrder;
  readonly #onReport: (report: Uint8Array) => void;
  readonly #eeprom: Uint8Array[];
  #ram: Uint8Array[];
  #inConfiguration = false;
  /** The page that the next report fills, if no answer is fetched before. */
  #awaitedPage: number | undefined;
  #answer: Uint8Array = NOTHING;
  #cardDataAsked = false;
  #buffer: Buffered | undefined;
  #wasConnected = false;
  #keystrokes = 0;
  #expireAfterCardData = false;
  #deafTo: ((report: Uint8Array) => boolean) | undefined;

  constructor(options: PcProxSimulatorOptions) {
    this.#clock = options.clock;
    this.#order = options.uidByteOrder;
    this.#onReport = options.onReport ?? (() => {});
    this.#eeprom = (options.pages ?? FACTORY_PAGES).map((page) => page.slice());
    this.#ram = this.#eeprom.map((page) => page.slice());
  }

  get inConfiguration(): boolean {
    return this.#inConfiguration;
  }

  /** How many keys the reader has pressed on the terminal so far. */
  get keystrokes(): number {
    return this.#keystrokes;
  }

  /** Page 0 to 2 as it is in force. */
  page(number: 0 | 1 | 2): Uint8Array {
    return (this.#ram[number] ?? NOTHING).slice();
  }

  presentCard(card: PcProxCard): void {
    this.#buffer = { card, goneAt: undefined };
    const flags = this.page(0)[page0.flagsAt] ?? 0;
    if (this.#inConfiguration || flags & page0Flags.keystrokesOff) return;
    const read = this.#readBits();
    if (read) this.#keystrokes += String(read.value).length + (flags & page0Flags.noEndKey ? 0 : 1);
  }

  /** Takes the card away. The reader goes on telling it until its hold time is over. */
  removeCard(): void {
    if (this.#buffer) this.#buffer.goneAt ??= this.#clock.monotonic();
  }

  /** For `memoryHidPort`. The reader has its power from the start; after that, whenever it is plugged in again. */
  readonly connect: ConnectHidGadget = (_, power) => {
    if (this.#wasConnected && power === 'justOn') this.#forget();
    this.#wasConnected = true;
    return this;
  };

  /** What was not kept in EEPROM is gone with the power. */
  #forget(): void {
    this.#ram = this.#eeprom.map((page) => page.slice());
    this.#inConfiguration = false;
    this.#awaitedPage = undefined;
    this.#answer = NOTHING;
    this.#cardDataAsked = false;
  }

  /** The reader as a program leaves it that dies in the middle of setting it up. */
  leaveInConfiguration(awaiting: 'command' | 'page'): void {
    this.#inConfiguration = true;
    this.#awaitedPage = awaiting === 'page' ? 0 : undefined;
  }

  /** The hold time of a removed card ends right after its data were fetched next, before their length is. */
  expireAfterNextCardData(): void {
    this.#expireAfterCardData = true;
  }

  /** From now on such reports arrive without any effect; undefined makes the reader listen again. */
  ignoreReports(which: ((report: Uint8Array) => boolean) | undefined): void {
    this.#deafTo = which;
  }

  setFeatureReport(report: Uint8Array): void {
    const payload = fromFeatureReport(report);
    if (!payload) throw new Error('the reader takes reports of 8 bytes without a number');
    this.#onReport(payload);
    if (this.#deafTo?.(payload)) return;
    if (this.#awaitedPage !== undefined) {
      this.#ram[this.#awaitedPage] = payload;
      this.#awaitedPage = undefined;
    } else this.#carryOut(payload);
  }

  getFeatureReport(reportId: number): Uint8Array {
    if (reportId !== FEATURE_REPORT_ID) throw new Error('the reader has no such report');
    // Fetching the page says that it was not to be set.
    this.#awaitedPage = undefined;
    const answer = this.#answer;
    this.#answer = NOTHING;
    return toFeatureReport(answer);
  }

  disconnected(): void {}

  #carryOut([command = 0, parameter = 0]: Uint8Array): void {
    this.#answer = NOTHING;
    switch (command) {
      case commands.page0:
      case commands.page1:
      case commands.page2: {
        const page = command - commands.page0;
        this.#inConfiguration = true;
        this.#awaitedPage = page;
        this.#answer = this.#ram[page] ?? NOTHING;
        return;
      }
      case commands.endConfiguration:
        this.#inConfiguration = false;
        for (const [page, settings] of this.#ram.entries()) {
          if (parameter & (1 << page)) this.#eeprom[page] = settings.slice();
        }
        return;
      case commands.deviceInfo:
        this.#answer = DEVICE_INFO;
        return;
      case commands.cardData:
        this.#answer = this.#cardData();
        return;
      case commands.cardLength:
        this.#answer = this.#cardLength();
    }
  }

  #cardData(): Uint8Array {
    const read = this.#readBits();
    this.#cardDataAsked = read !== undefined;
    const data = NOTHING.slice();
    if (read) new DataView(data.buffer).setBigUint64(0, read.value, true);
    if (this.#expireAfterCardData && !isNothing(data)) {
      this.#expireAfterCardData = false;
      this.#buffer = undefined;
    }
    return data;
  }

  /** Unless the data were asked for, the reader has not counted them. */
  #cardLength(): Uint8Array {
    const read = this.#cardDataAsked ? this.#readBits() : undefined;
    this.#cardDataAsked = false;
    return read ? Uint8Array.of(read.bits, read.bits, 0, 0, 0, 0, 0, 0) : NOTHING;
  }

  /** The card's bits as one number, parity cut off as page 0 says; undefined when there is no card to tell. */
  #readBits(): { readonly value: bigint; readonly bits: number } | undefined {
    this.#dropExpired();
    if (!this.#buffer || this.#inConfiguration) return undefined;
    const { uid, bits: total = uid.length * 8 } = this.#buffer.card;
    const page = this.page(0);
    const onlyTotal = ((page[page0.flagsAt] ?? 0) & page0Flags.onlyTotalBits) !== 0;
    if (onlyTotal && page[page0.totalBitsAt] !== total) return undefined;
    const parity = page[page0.parityAt] ?? 0;
    const trailing = parity >> 4;
    const bits = total - (parity & 0x0f) - trailing;
    if (bits <= 0) return undefined;
    // The buffer holds the number with its lowest byte first, so a UID that is to lie there as sent is one
    // whose first byte counts least.
    const bigEndian = this.#order === 'lsbFirst' ? uid : uid.toReversed();
    const value = BigInt(`0x${bigEndian.toHex()}`) >> BigInt(trailing);
    return { value: BigInt.asUintN(bits, value), bits };
  }

  #dropExpired(): void {
    const goneAt = this.#buffer?.goneAt;
    if (goneAt === undefined) return;
    const holdMs = (this.page(1)[page1.holdAt] ?? 0) * HOLD_STEP_MS;
    if (this.#clock.monotonic() - goneAt >= holdMs) this.#buffer = undefined;
  }
}
