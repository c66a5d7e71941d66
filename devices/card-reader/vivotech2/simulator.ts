import type { Clock } from '../../clock.ts';
import type { ConnectHidGadget, HidGadget } from '../../transports/hid-memory.ts';
import type { SimulatedCard } from '../simulated-card.ts';
import { decodeCommand, encodeResponse, type FrameDamage } from './frame-codec.ts';
import { STATUS_BYTE } from './reader-status.ts';
import { encodeReports, ReportAssembler } from './report-codec.ts';
import { SimulatedCommands, statusByteOf } from './simulated-commands.ts';
import { SimulatedField } from './simulated-field.ts';

/**
 * Something that goes wrong once, with the next answer:
 * - `answerLost`: the reader carries the command out and says nothing
 * - `answerLate`: its answer comes when the next command arrives, ahead of the answer to that
 * - `fragmentLost`: the second report of the answer is lost, or all of it if it is a single report
 * - `badCrc`, `badHeader`: the answer is damaged
 * - `crcLowFirst`: the answer's CRC has its bytes the other way round
 * - `commandDamaged`: the command arrives damaged, and the reader says so
 * - `eventBeforeAnswer`: the reader first tells unasked what its lights do
 * - `restart`: the reader starts anew by itself and forgets its mode before it takes the command
 */
export const READER_FAULTS = [
  'answerLost',
  'answerLate',
  'fragmentLost',
  'badCrc',
  'badHeader',
  'crcLowFirst',
  'commandDamaged',
  'eventBeforeAnswer',
  'restart',
] as const;
export type ReaderFault = (typeof READER_FAULTS)[number];

/** `silent`: takes reports and says nothing. `babbling`: answers each with what is no frame. */
export type ReaderMood = 'well' | 'silent' | 'babbling';

const FIRST_COMMAND_BYTE = 10;
const STATUS_OF_DAMAGE: Readonly<Record<FrameDamage, number>> = {
  badHeader: STATUS_BYTE.incorrectHeader,
  truncated: STATUS_BYTE.malformedData,
  badCrc: STATUS_BYTE.crcError,
};
const NO_DATA = new Uint8Array();

/**
 * An ID TECH NEO reader with a field that cards can be laid on: the reader's side of the protocol of the guide
 * 80139403-002, on HID reports. The same engine answers in memory or behind a virtual hidraw device. It is
 * powered from USB: after plugging in it is outside pass-through mode, and a program that only opens it again
 * finds it as the one before left it.
 */
export class Vivotech2Simulator {
  readonly #clock: Clock;
  readonly #timing: 'instant' | 'realistic';
  readonly #field = new SimulatedField();
  readonly #commands: SimulatedCommands;
  readonly #onCommand: (name: string, data: Uint8Array) => void;
  #assembler = new ReportAssembler();
  #faults: ReaderFault[] = [];
  #sendInput: ((report: Uint8Array) => void) | undefined;
  #waiting: Uint8Array[] = [];
  #late: Uint8Array[] = [];
  /** Runs while a command is being carried out. */
  #timer: unknown;

  mood: ReaderMood = 'well';

  /**
   * `instant` answers without the clock, for tests; `realistic` takes about as long as reader and card do.
   * Firmwares may differ in where they report a refused key: at once, or with the read that uses it.
   * `onCommand` is told of each command that arrives intact: command and sub-command such as `2C-02`, and its data.
   */
  constructor(options: {
    readonly clock: Clock;
    readonly timing: 'instant' | 'realistic';
    readonly refusesKeyAt?: 'setUp' | 'read' | 'always';
    readonly onCommand?: (name: string, data: Uint8Array) => void;
  }) {
    this.#clock = options.clock;
    this.#timing = options.timing;
    this.#onCommand = options.onCommand ?? (() => {});
    this.#commands = new SimulatedCommands(this.#field, options.refusesKeyAt ?? 'read');
  }

  /** Plugs the reader in at the device's end of a HID connection, such as `memoryHidPort`. */
  readonly connect: ConnectHidGadget = (sendInput, power): HidGadget => {
    if (power === 'justOn') this.#powerOn();
    this.#sendInput = sendInput;
    return {
      outputReport: (report) => {
        if (this.#sendInput === sendInput) this.#receive(report);
      },
      disconnected: () => {
        if (this.#sendInput !== sendInput) return;
        this.#sendInput = undefined;
        this.#clock.clearTimeout(this.#timer);
        this.#timer = undefined;
        this.#waiting = [];
      },
    };
  };

  /** Lays these cards on the reader, and takes away whatever else lies there. */
  presentCard(...cards: SimulatedCard[]): void {
    this.#field.place(cards);
  }

  removeCard(): void {
    this.#field.place([]);
  }

  /** What lies on the reader now. */
  get cards(): readonly SimulatedCard[] {
    return this.#field.cards;
  }

  /** Does something in the middle of a reading: after cards have answered that many more reads or APDUs. */
  afterCardAnswers(count: number, action: () => void): void {
    this.#field.afterCardAnswers(count, action);
  }

  /** These go wrong one after the other, each once. */
  failNext(...faults: ReaderFault[]): void {
    this.#faults.push(...faults);
  }

  get inPassThrough(): boolean {
    return this.#commands.inPassThrough;
  }

  /** Numbered from the left; 0 is the power light. */
  get litLeds(): ReadonlySet<number> {
    return this.#commands.litLeds;
  }

  #powerOn(): void {
    this.#assembler = new ReportAssembler();
    this.#late = [];
    this.#commands.reset();
  }

  #receive(report: Uint8Array): void {
    if (this.mood === 'silent') return;
    if (this.mood === 'babbling') {
      this.#send(Uint8Array.of(0xde, 0xad, 0xbe, 0xef), undefined);
      return;
    }
    for (const item of this.#assembler.push(report)) {
      // Of a command that is not whole the reader says nothing.
      if (item.kind === 'message') this.#waiting.push(item.bytes);
    }
    if (this.#timer === undefined) this.#takeNext();
  }

  /** One command after the other: a ping does not overtake a read. */
  #takeNext(): void {
    for (let message = this.#waiting.shift(); message; message = this.#waiting.shift()) {
      this.#take(message);
      if (this.#timer !== undefined) return;
    }
  }

  #take(message: Uint8Array): void {
    for (const late of this.#late.splice(0)) this.#sendReports(encodeReports(late));
    const fault = this.#faults.shift();
    const decoded = decodeCommand(message);
    const command = message[FIRST_COMMAND_BYTE] ?? 0;
    if (!decoded.ok || fault === 'commandDamaged') {
      const status = STATUS_OF_DAMAGE[decoded.ok ? 'badCrc' : decoded.damage];
      this.#send(encodeResponse({ command, status, data: NO_DATA }), undefined);
      return;
    }
    if (fault === 'restart') this.#commands.reset();
    const { frame } = decoded;
    this.#onCommand(`${hex(frame.command)}-${hex(frame.subCommand)}`, frame.data);
    const outcome = this.#commands.run(frame);
    const response = encodeResponse({ command, status: statusByteOf(outcome), data: outcome.data });
    if (this.#timing === 'instant') this.#send(response, fault);
    else {
      this.#timer = this.#clock.setTimeout(() => {
        this.#timer = undefined;
        this.#send(response, fault);
        this.#takeNext();
      }, outcome.takesMs);
    }
  }

  #send(message: Uint8Array, fault: ReaderFault | undefined): void {
    const spoiled = message.slice();
    switch (fault) {
      case 'answerLost':
        return;
      case 'answerLate':
        this.#late.push(message);
        return;
      case 'fragmentLost':
        this.#sendReports(encodeReports(message).filter((_, index, all) => all.length > 1 && index !== 1));
        return;
      case 'badCrc':
        spoiled[spoiled.length - 1] = (spoiled.at(-1) ?? 0) ^ 0x40;
        break;
      case 'badHeader':
        spoiled[0] = 0;
        break;
      case 'crcLowFirst':
        spoiled.subarray(-2).reverse();
        break;
      case 'eventBeforeAnswer':
        this.#sendReports(
          encodeReports(
            encodeResponse({ command: 0x2c, status: STATUS_BYTE.userInterfaceEvent, data: NO_DATA }),
          ),
        );
        break;
    }
    this.#sendReports(encodeReports(spoiled));
  }

  #sendReports(reports: readonly Uint8Array[]): void {
    for (const report of reports) this.#sendInput?.(report);
  }
}

function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}
