// Longer than most: the printer is one mechanism whose buffer, paper, cover and clock all wait for each other; its parts
// that do not (lexer, tape, status bytes, socket) are files of their own.
import type { Clock } from '../../../clock.ts';
import type { ByteStream } from '../../../transports/byte-stream.ts';
import { type LexedCommand, nextCommand } from './command-lexer.ts';
import { type CommandEffects, executeCommand } from './execute-command.ts';
import { PrinterMechanism } from './printer-mechanism.ts';
import { type AnswerFaults, PrinterSocket } from './printer-socket.ts';
import { type RealTimeCommand, RealTimeScan } from './real-time-scan.ts';
import { ReceiveBuffer } from './receive-buffer.ts';
import { automaticStatusBytes, realTimeStatusByte } from './status-bytes.ts';
import { LineComposer, type TapeEntry } from './tape.ts';

const DLE = 0x10;

/** What sort of printer it is. */
export interface SimulatedPrinterModel {
  readonly name?: string;
  /** Size of the receive buffer in bytes, at least 512. */
  readonly bufferBytes?: number;
  /** How long a line takes; 0 prints at once, without a timer. */
  readonly lineMs?: number;
  /** What it makes of GS ( H: clones skip it, or, worse, print its arguments. */
  readonly processIds?: 'answered' | 'skipped' | 'printedAsText';
  /**
   * What it does when the paper has run out: a printer stops there; some clones go on reading, and answer GS r
   * before anything in front of it is on paper.
   */
  readonly withoutPaper?: 'stops' | 'readsOn';
  /** Whether it knows DLE DC4 fn 8, which makes it forget what it has not printed. */
  readonly forgetting?: 'answered' | 'unknown';
  /** The network board hangs up on a host that says nothing for this long. */
  readonly idleCloseMs?: number;
}

/**
 * An ESC/POS printer, seen from its socket: bytes in, bytes and paper out. Ordinary commands go through a
 * bounded buffer and are executed in order, not while offline; real-time ones are obeyed on arrival.
 */
export class SimulatedPrinter {
  readonly #model: Required<Omit<SimulatedPrinterModel, 'idleCloseMs'>>;
  readonly #socket: PrinterSocket;
  readonly #mechanism: PrinterMechanism;
  readonly #composer = new LineComposer();
  readonly #buffer: ReceiveBuffer;
  readonly #scan = new RealTimeScan();
  readonly #listeners = new Set<() => void>();
  readonly #effects: CommandEffects;
  #bulk = 0;
  #powered = true;
  #statusBack = false;
  #pulsesIgnored = false;
  #lastStatus = '';
  #running = false;

  constructor(clock: Clock, model: SimulatedPrinterModel = {}) {
    this.#model = {
      name: 'SIMULATED',
      bufferBytes: 4096,
      lineMs: 0,
      processIds: 'answered',
      withoutPaper: 'stops',
      forgetting: 'answered',
      ...model,
    };
    this.#socket = new PrinterSocket(clock, model.idleCloseMs, () => this.#run());
    this.#buffer = new ReceiveBuffer(Math.max(512, this.#model.bufferBytes));
    this.#mechanism = new PrinterMechanism(clock, this.#model.lineMs, () => this.#changed());
    this.#effects = {
      print: (...work) => this.#mechanism.add(...work),
      pulse: (pin) => {
        this.#mechanism.tape.push({ kind: 'drawerPulse', pin });
        this.#setDrawer(true);
      },
      drawerOpen: () => this.#mechanism.drawerOpen,
      answer: (...bytes) => this.#socket.answer(bytes),
      answerProcessId: (id) => this.#answerProcessId(id),
      setStatusBack: (on) => {
        this.#statusBack = on;
        if (on) this.#socket.answer(automaticStatusBytes(this.#mechanism));
      },
      ignorePulses: (ignored) => {
        this.#pulsesIgnored = ignored;
      },
      modelName: this.#model.name,
      paper: () => this.#mechanism.paper,
    };
  }

  // ------------------------------------------------------------- for a person's hand, and for tests

  /** How its answers go wrong. */
  get answers(): AnswerFaults {
    return this.#socket.faults;
  }

  /** What hangs out of the printer, oldest first. */
  get tape(): readonly TapeEntry[] {
    return [...this.#mechanism.tape];
  }

  get state(): { readonly paper: boolean; readonly coverOpen: boolean; readonly power: boolean } {
    const { paper, coverOpen } = this.#mechanism;
    return { paper: paper !== 'out', coverOpen, power: this.#powered };
  }

  /** Called after anything about it changed, the tape included. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Takes what hangs out of the printer away. */
  tearOff(): readonly TapeEntry[] {
    const torn = this.#mechanism.tape.splice(0);
    this.#tell();
    return torn;
  }

  takePaperOut(): void {
    this.#setPaper('out');
  }

  putPaperIn(): void {
    this.#setPaper('full');
  }

  letPaperRunLow(): void {
    this.#setPaper('low');
  }

  closeDrawer(): void {
    this.#setDrawer(false);
  }

  openCover(): void {
    this.#mechanism.coverOpen = true;
    this.#changed();
  }

  closeCover(): void {
    this.#mechanism.coverOpen = false;
    this.#changed();
  }

  /** The next cut gets stuck. */
  jamCutter(): void {
    this.#mechanism.cutterJammed = true;
  }

  /** Takes the paper out from between the blades; the printer waits for DLE ENQ before it goes on. */
  clearCutter(): void {
    this.#mechanism.cutterJammed = false;
  }

  /** Runs `action` while the line after the next `lines` ones is being printed. */
  afterLines(lines: number, action: () => void): void {
    this.#mechanism.afterLines(lines, action);
  }

  /** Everything that is not on paper is lost, and every connection is reset. */
  cutPower(): void {
    this.#powered = false;
    this.#mechanism.dropWork();
    this.#mechanism.cutterError = false;
    this.#forgetBuffers();
    this.#composer.initialise();
    this.#statusBack = false;
    this.#pulsesIgnored = false;
    this.#socket.resetAll();
    this.#tell();
  }

  restorePower(): void {
    this.#powered = true;
    this.#tell();
  }

  // ---------------------------------------------------------------------------------- its socket

  /** A host connects. `reset` breaks the connection without a goodbye, as a power cut does. */
  accept(stream: ByteStream, reset: () => void): void {
    if (this.#powered) this.#socket.accept(stream, reset);
    else reset();
  }

  /** Takes bytes from the wire; the answer is whether there were any. */
  #receive(): boolean {
    const moved = this.#socket.moveInto(this.#buffer);
    for (const byte of moved) {
      const command = this.#scan.push(byte);
      if (command) this.#obey(command);
    }
    return moved.length > 0;
  }

  // --------------------------------------------------------------------------------- its firmware

  #run(): void {
    if (this.#running) return;
    this.#running = true;
    let moved = true;
    while (moved && this.#powered) {
      moved = this.#receive();
      while (this.#powered && this.#step()) moved = true;
    }
    this.#running = false;
    this.#tell();
  }

  /** Does one thing from the buffer, if it may and there is one. */
  #step(): boolean {
    this.#mechanism.run();
    const readsOn = this.#model.withoutPaper === 'readsOn' && this.#mechanism.paper === 'out';
    if (!this.#powered || (this.#mechanism.busy && !readsOn)) return false;
    const { content } = this.#buffer;
    // A real-time command was obeyed when it arrived; its turn in the buffer is nothing, even offline.
    if (this.#mechanism.offline && !readsOn && (this.#bulk > 0 || content[0] !== DLE)) return false;
    if (this.#bulk > 0) return this.#skipBulk(content.length);
    const command = this.#nextCommand(content);
    if (!command) return false;
    this.#buffer.drop(command.bytes.length);
    this.#bulk = command.bulk;
    executeCommand(command.bytes, this.#composer, this.#effects);
    return true;
  }

  #nextCommand(content: Uint8Array): LexedCommand | undefined {
    const known = this.#model.processIds !== 'printedAsText' || content[0] !== 0x1d || content[1] !== 0x28;
    return known ? nextCommand(content) : { bytes: content.slice(0, 2), bulk: 0 };
  }

  #skipBulk(available: number): boolean {
    const skipped = Math.min(this.#bulk, available);
    this.#buffer.drop(skipped);
    this.#bulk -= skipped;
    return skipped > 0;
  }

  #obey(command: RealTimeCommand): void {
    if (command.kind === 'tellStatus') {
      this.#socket.answer([realTimeStatusByte(command.n, this.#mechanism)]);
    } else if (command.kind === 'sendAutomaticStatus') {
      this.#socket.answer(automaticStatusBytes(this.#mechanism));
    } else if (command.kind === 'pulse') {
      if (!this.#pulsesIgnored) this.#effects.pulse(command.pin);
    } else if (command.kind === 'clearBuffers') {
      if (this.#model.forgetting === 'unknown') return;
      this.#forgetAll();
      // It recovers from an error as well, as far as the cause is gone.
      this.#mechanism.cutterError &&= this.#mechanism.cutterJammed;
      this.#socket.answer([0x37, 0x25, 0x00]);
      this.#changed();
    } else if (this.#mechanism.cutterError) {
      this.#mechanism.cutterError = this.#mechanism.cutterJammed;
      if (command.forget) this.#forgetAll();
      this.#changed();
    }
  }

  #forgetAll(): void {
    this.#mechanism.dropWork();
    this.#composer.discard();
    this.#forgetBuffers();
  }

  #forgetBuffers(): void {
    this.#buffer.clear();
    this.#bulk = 0;
  }

  #setPaper(paper: 'full' | 'low' | 'out'): void {
    this.#mechanism.paper = paper;
    this.#changed();
  }

  #setDrawer(open: boolean): void {
    this.#mechanism.drawerOpen = open;
    this.#changed();
  }

  #changed(): void {
    const status = automaticStatusBytes(this.#mechanism);
    if (this.#statusBack && status.join() !== this.#lastStatus) this.#socket.answer(status);
    this.#lastStatus = status.join();
    this.#run();
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  #answerProcessId(id: readonly number[]): void {
    if (this.#model.processIds !== 'answered') return;
    const sent = this.answers.wrongProcessIds ? [...id].reverse() : id;
    this.#socket.answer([0x37, 0x22, ...sent, 0x00]);
  }
}
