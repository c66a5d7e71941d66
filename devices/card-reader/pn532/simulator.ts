import type { Clock } from '../../clock.ts';
import type { ByteStream } from '../../transports/byte-stream.ts';
import { ACK_FRAME, encodeFrame, FrameDecoder, NACK_FRAME } from './frame-codec.ts';
import { type Outcome, SimulatedCommands } from './simulated-commands.ts';
import { type SimulatedCard, SimulatedField } from './simulated-field.ts';

export type { SimulatedCard } from './simulated-field.ts';

const ackFaults = ['ackLost', 'nackInsteadOfAck'] as const;
const answerFaults = [
  'answerLost',
  'badDataChecksum',
  'badLengthChecksum',
  'errorFrame',
  'noiseBeforeAnswer',
  'wrongAnswerCode',
] as const;

/** Something that goes wrong once, at the next occasion for it. */
export type ChipFault = (typeof ackFaults)[number] | (typeof answerFaults)[number];
export const CHIP_FAULTS: readonly ChipFault[] = [...ackFaults, ...answerFaults];

/** `silent`: takes commands and says nothing. `babbling`: says what is no frame. */
export type ChipMood = 'well' | 'silent' | 'babbling';

/** The first byte of this value on the line wakes the chip's serial interface. */
const WAKE_UP_BYTE = 0x55;
const ACK_MS = 1;
const NOISE = Uint8Array.of(
  0xa5,
  0x00,
  0xff,
  0x10,
  0x20,
  0x00,
  0x00,
  0xff,
  0x02,
  0xfe,
  0xd5,
  0x99,
  0x01,
  0x00,
);

export interface Pn532SimulatorOptions {
  readonly clock: Clock;
  /** `instant` answers without the clock, for tests; `realistic` takes about as long as chip and card do. */
  readonly timing: 'instant' | 'realistic';
  /** Sees the data of every command frame that arrived intact. */
  readonly onCommand?: (request: Uint8Array) => void;
}

/**
 * A PN532 with a field that cards can be laid on: the chip's side of the protocol of NXP UM0701-02, on bytes.
 * The same engine answers in memory, on a pseudo-terminal or on a socket. It has its power from the adapter's socket,
 * not from whoever opens the port: what one program sets is found by the next, until `cutPower`.
 */
export class Pn532Simulator {
  readonly #clock: Clock;
  readonly #timing: 'instant' | 'realistic';
  readonly #field = new SimulatedField();
  readonly #commands = new SimulatedCommands(this.#field);
  readonly #decoder = new FrameDecoder();
  readonly #onCommand: (request: Uint8Array) => void;
  #faults: ChipFault[] = [];
  #stream: ByteStream | undefined;
  #asleep = true;
  #timer: unknown;
  #waiting: Uint8Array | undefined;
  #lastAnswer: Uint8Array | undefined;

  mood: ChipMood = 'well';

  constructor(options: Pn532SimulatorOptions) {
    this.#clock = options.clock;
    this.#timing = options.timing;
    this.#onCommand = options.onCommand ?? (() => {});
  }

  /** A program opens the port at the other end of this stream. */
  connect(stream: ByteStream): void {
    this.#cancel();
    this.#decoder.reset();
    this.#lastAnswer = undefined;
    this.#stream = stream;
    stream.onData((bytes) => {
      if (this.#stream === stream) this.#receive(bytes);
    });
    stream.onClose(() => {
      if (this.#stream !== stream) return;
      this.#stream = undefined;
      this.#cancel();
    });
  }

  /** Lays these cards on the reader, and takes away whatever else lies there. */
  presentCard(...cards: SimulatedCard[]): void {
    this.#field.place(cards);
    const waiting = this.#waiting;
    if (!waiting) return;
    this.#waiting = undefined;
    this.#carryOut(waiting);
  }

  removeCard(): void {
    this.#field.place([]);
  }

  /** What lies on the reader now. */
  get cards(): readonly SimulatedCard[] {
    return this.#field.cards;
  }

  /** Does something to the card in the middle of its being read: after that many more blocks. */
  afterBlockReads(count: number, action: () => void): void {
    this.#field.afterBlockReads(count, action);
  }

  /** These go wrong one after the other, each once. */
  failNext(...faults: ChipFault[]): void {
    this.#faults.push(...faults);
  }

  /** Takes its power away and gives it back: it is asleep, and every setting is its maker's. */
  cutPower(): void {
    this.#cancel();
    this.#commands.reset();
    this.#asleep = true;
  }

  #receive(bytes: Uint8Array): void {
    if (this.mood === 'silent') return;
    if (this.mood === 'babbling') {
      this.#send(NOISE);
      return;
    }
    if (this.#asleep && !bytes.includes(WAKE_UP_BYTE)) return;
    this.#asleep = false;
    for (const item of this.#decoder.push(bytes)) {
      if (item.kind === 'toChip') this.#take(item.data);
      else if (item.kind === 'ack') this.#cancel();
      else if (item.kind === 'nack' && this.#lastAnswer) this.#sendAnswer(this.#lastAnswer);
      // A damaged frame gets no reply: NACK is the host's word only (UM0701-02).
    }
  }

  /** A new command ends the one under way. */
  #take(request: Uint8Array): void {
    this.#cancel();
    this.#onCommand(request);
    this.#after(ACK_MS, () => {
      const fault = this.#nextFault(ackFaults);
      if (fault === 'nackInsteadOfAck') {
        this.#send(NACK_FRAME);
        return;
      }
      if (fault !== 'ackLost') this.#send(ACK_FRAME);
      this.#carryOut(request);
    });
  }

  #carryOut(request: Uint8Array): void {
    const outcome: Outcome = this.#commands.run(request);
    switch (outcome.is) {
      case 'waitForCard':
        this.#waiting = request;
        return;
      case 'refusal':
        this.#sendAnswer(encodeFrame({ kind: 'applicationError' }));
        return;
      case 'answer':
        this.#after(outcome.takesMs, () => {
          this.#sendAnswer(encodeFrame({ kind: 'toHost', data: outcome.data }));
          if (outcome.thenSleep) this.#asleep = true;
        });
    }
  }

  #sendAnswer(frame: Uint8Array): void {
    this.#lastAnswer = frame;
    const spoiled = frame.slice();
    switch (this.#nextFault(answerFaults)) {
      case undefined:
        this.#send(frame);
        return;
      case 'answerLost':
        return;
      case 'badDataChecksum':
        spoiled[spoiled.length - 2] = (spoiled.at(-2) ?? 0) ^ 0x40;
        this.#send(spoiled);
        return;
      case 'badLengthChecksum':
        spoiled[4] = (spoiled[4] ?? 0) ^ 0x01;
        this.#send(spoiled);
        return;
      case 'errorFrame':
        this.#send(encodeFrame({ kind: 'applicationError' }));
        return;
      case 'noiseBeforeAnswer':
        this.#send(Uint8Array.of(...NOISE, ...frame));
        return;
      case 'wrongAnswerCode':
        this.#send(encodeFrame({ kind: 'toHost', data: Uint8Array.of(0x7f) }));
    }
  }

  #nextFault<Fault extends ChipFault>(possible: readonly Fault[]): Fault | undefined {
    const next = possible.find((fault) => fault === this.#faults[0]);
    if (next) this.#faults.shift();
    return next;
  }

  #after(delayMs: number, action: () => void): void {
    if (this.#timing === 'instant') action();
    else this.#timer = this.#clock.setTimeout(action, delayMs);
  }

  #cancel(): void {
    this.#clock.clearTimeout(this.#timer);
    this.#waiting = undefined;
  }

  #send(bytes: Uint8Array): void {
    // It fails only when the host has closed the stream, and then nobody listens.
    this.#stream?.write(bytes).catch(() => {});
  }
}
