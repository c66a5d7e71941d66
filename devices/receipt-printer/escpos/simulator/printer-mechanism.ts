import type { Clock } from '../../../clock.ts';
import type { TapeEntry } from './tape.ts';

/** Something for the mechanism to do that takes time and can be stopped by a fault. */
export type MechanismWork = Extract<TapeEntry, { kind: 'line' | 'image' | 'symbol' | 'cut' }>;

/** The cutter sits this far above the print head; feeding the last line past it takes its time. */
const LINES_TO_CUTTER = 5;

/**
 * Paper, cover, cutter and print head: does one piece of work after the other, stands still while
 * something is wrong, and goes on with the same piece when it is mended. A piece is on the tape once.
 */
export class PrinterMechanism {
  readonly tape: TapeEntry[] = [];
  paper: 'full' | 'low' | 'out' = 'full';
  coverOpen = false;
  /** Something is between the blades. */
  cutterJammed = false;
  /** The firmware noticed it, and waits for DLE ENQ. */
  cutterError = false;
  /** The cash drawer on its connector; open is high on pin 3. */
  drawerOpen = false;

  readonly #clock: Clock;
  readonly #lineMs: number;
  readonly #changed: () => void;
  #work: MechanismWork[] = [];
  #started = false;
  #timer: unknown;
  readonly #hooks: { linesLeft: number; readonly action: () => void }[] = [];

  /** `changed` is called when a fault comes up by itself, and when timed work is done. */
  constructor(clock: Clock, lineMs: number, changed: () => void) {
    this.#clock = clock;
    this.#lineMs = lineMs;
    this.#changed = changed;
  }

  get offline(): boolean {
    return this.coverOpen || this.paper === 'out' || this.cutterError;
  }

  get busy(): boolean {
    return this.#work.length > 0;
  }

  add(...work: MechanismWork[]): void {
    this.#work.push(...work);
  }

  /** Runs `action` while the line after the next `lines` ones is being printed. */
  afterLines(lines: number, action: () => void): void {
    this.#hooks.push({ linesLeft: lines, action });
  }

  /** Works as long as nothing stops it. */
  run(): void {
    for (;;) {
      const work = this.#work[0];
      if (!work || this.offline || this.#timer !== undefined) return;
      if (!this.#started) {
        this.#started = true;
        this.#begin(work);
        continue;
      }
      if (this.#lineMs === 0) {
        this.#finish(work);
        continue;
      }
      const durationMs = this.#lineMs * (work.kind === 'cut' ? LINES_TO_CUTTER : 1);
      this.#timer = this.#clock.setTimeout(() => {
        this.#timer = undefined;
        if (!this.offline) this.#finish(work);
        this.#changed();
      }, durationMs);
    }
  }

  /** Forgets the work that is waiting. A line that the head had begun stays on the paper, torn. */
  dropWork(): void {
    const work = this.#work[0];
    if (work?.kind === 'line' && this.#started) this.tape.push({ ...work, torn: true });
    this.#work = [];
    this.#started = false;
    this.#clock.clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #begin(work: MechanismWork): void {
    if (work.kind === 'cut' && this.cutterJammed) {
      this.cutterError = true;
      this.#changed();
    }
    if (work.kind !== 'line') return;
    for (const hook of [...this.#hooks]) {
      if (hook.linesLeft-- > 0) continue;
      this.#hooks.splice(this.#hooks.indexOf(hook), 1);
      hook.action();
    }
  }

  #finish(work: MechanismWork): void {
    this.#work.shift();
    this.#started = false;
    this.tape.push(work);
  }
}
