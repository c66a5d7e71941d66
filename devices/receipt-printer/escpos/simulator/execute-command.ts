import type { MechanismWork } from './printer-mechanism.ts';
import type { LineComposer } from './tape.ts';

/** What a command can do beyond the line that is being composed. */
export interface CommandEffects {
  readonly print: (...work: MechanismWork[]) => void;
  readonly pulse: (pin: 2 | 5) => void;
  readonly answer: (...bytes: number[]) => void;
  readonly answerProcessId: (id: readonly number[]) => void;
  readonly setStatusBack: (on: boolean) => void;
  readonly ignorePulses: (ignored: boolean) => void;
  readonly modelName: string;
  readonly paper: () => 'full' | 'low' | 'out';
  readonly drawerOpen: () => boolean;
}

const ESC = 0x1b;
const GS = 0x1d;
const LF = 0x0a;

/** Executes one whole command (Epson ESC/POS reference). What it does not know has no effect. */
export function executeCommand(bytes: Uint8Array, composer: LineComposer, effects: CommandEffects): void {
  const [lead = 0, second = 0, ...rest] = bytes;
  if (lead === ESC) executeEsc(String.fromCharCode(second), rest, composer, effects);
  else if (lead === GS) executeGs(String.fromCharCode(second), rest, composer, effects);
  else if (lead === LF) effects.print(composer.finish());
  else if (lead >= 0x20) composer.character(lead);
}

function executeEsc(
  name: string,
  [n = 0]: readonly number[],
  composer: LineComposer,
  effects: CommandEffects,
): void {
  const { mode } = composer;
  switch (name) {
    case '@':
      composer.initialise();
      effects.setStatusBack(false);
      return;
    case '!':
      mode.bold = (n & 0x08) !== 0;
      mode.height = (n & 0x10) !== 0 ? 2 : 1;
      mode.width = (n & 0x20) !== 0 ? 2 : 1;
      return;
    case 'E':
    case 'G':
      mode.bold = (n & 1) === 1;
      return;
    case 't':
      mode.codePage = n;
      return;
    case 'a':
      mode.align = n % 48 === 1 ? 'centre' : n % 48 === 2 ? 'right' : 'left';
      return;
    case 'd':
      for (let line = 0; line < n; line++) effects.print(composer.finish());
      return;
    case 'J':
      if (!composer.isEmpty) effects.print(composer.finish());
      return;
    case '*':
      effects.print({ kind: 'image' });
      return;
    case 'p':
      effects.pulse(n % 48 === 0 ? 2 : 5);
      return;
    case 'i':
    case 'm':
      cut(true, composer, effects);
      return;
  }
}

function executeGs(
  name: string,
  rest: readonly number[],
  composer: LineComposer,
  effects: CommandEffects,
): void {
  const [n = 0] = rest;
  switch (name) {
    case '!':
      composer.mode.width = ((n >> 4) & 7) + 1;
      composer.mode.height = (n & 7) + 1;
      return;
    case 'a':
      effects.setStatusBack(n !== 0);
      return;
    case 'r':
      effects.answer(inOrderStatus(n % 48, effects));
      return;
    case 'I':
      tellInformation(n, effects);
      return;
    case 'V':
      cut(n !== 0 && n !== 48 && n !== 65, composer, effects);
      return;
    case 'v':
    case '8':
      effects.print({ kind: 'image' });
      return;
    case 'k':
      effects.print({ kind: 'symbol' });
      return;
    case '(':
      executeWithLength(String.fromCharCode(n), rest.slice(3), effects);
      return;
  }
}

/** GS r 1: the paper sensor; 2: the drawer connector. */
function inOrderStatus(n: number, { paper, drawerOpen }: CommandEffects): number {
  if (n === 1) return { full: 0x00, low: 0x03, out: 0x0f }[paper()];
  return n === 2 && drawerOpen() ? 0x01 : 0x00;
}

/** `GS ( fn pL pH ...`; `data` begins after pH. */
function executeWithLength(fn: string, data: readonly number[], effects: CommandEffects): void {
  const [first, second] = data;
  if (fn === 'H' && first === 0x30 && second === 0x30) effects.answerProcessId(data.slice(2, 6));
  else if (fn === 'k' && second === 0x51) effects.print({ kind: 'symbol' });
  else if (fn === 'L' && (second === 0x32 || second === 2)) effects.print({ kind: 'image' });
  else if (fn === 'D' && first === 0x14) {
    for (let pair = 1; pair + 1 < data.length; pair += 2) {
      if (data[pair] === 1) effects.ignorePulses(data[pair + 1] === 0);
    }
  }
}

function tellInformation(n: number, effects: CommandEffects): void {
  const names: Readonly<Record<number, string>> = {
    65: '1.00',
    66: 'SIM',
    67: effects.modelName,
    68: '0001',
  };
  const name = names[n];
  const singleBytes: Readonly<Record<number, number>> = { 1: 0x20, 2: 0x02, 3: 0x01 };
  const single = singleBytes[n % 48];
  if (name !== undefined) effects.answer(0x5f, ...new TextEncoder().encode(name), 0x00);
  else if (single !== undefined) effects.answer(single);
}

function cut(partial: boolean, composer: LineComposer, effects: CommandEffects): void {
  // A cut is for the beginning of a line; the reference leaves open what happens to text before it.
  if (!composer.isEmpty) effects.print(composer.finish());
  effects.print({ kind: 'cut', partial });
}
