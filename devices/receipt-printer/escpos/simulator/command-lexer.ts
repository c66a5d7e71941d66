/**
 * Where one ESC/POS command ends and the next begins. Lengths are those of the Epson ESC/POS command
 * reference. What the simulated printer does not act on must still be consumed whole, or its arguments
 * would come out as text; and a command longer than the receive buffer must not wait for its own end.
 */
export interface LexedCommand {
  /** The command with its arguments, or one printable character. */
  readonly bytes: Uint8Array;
  /** How many bytes of image or symbol data follow, which may be more than the receive buffer holds. */
  readonly bulk: number;
}

const DLE = 0x10;
const ESC = 0x1b;
const FS = 0x1c;
const GS = 0x1d;

/** Arguments up to this length are kept with the command; longer data is skipped as it streams in. */
const LONGEST_KEPT = 255;

type Sizing = { readonly head: number; readonly bulk: number } | undefined;

const code = (character: string) => character.charCodeAt(0);
const counts = (table: Readonly<Record<string, number>>): ReadonlyMap<number, number> =>
  new Map(Object.entries(table).flatMap(([names, count]) => [...names].map((name) => [code(name), count])));

/** Number of argument bytes of commands with a fixed length, by the character after ESC, GS or FS. */
const escArguments = counts({ '@2<LSims45v\x0c': 0, ' !-3=?EGJKMRTUVadertu{%BZ': 1, '$\\c': 2, p: 3, W: 8 });
const gsArguments = counts({ 'c:': 0, '!BHfhwbarIj/xE': 1, 'LWP$\\': 2, '^': 3 });
const fsArguments = counts({ '.&': 0, '!-CWAt': 1, 'Sp?': 2, '2': 74 });
/** Number of argument bytes after `DLE DC4 fn`. */
const pulseArguments: ReadonlyMap<number, number> = new Map([
  [1, 2],
  [2, 2],
  [3, 5],
  [7, 1],
  [8, 7],
]);

/** The command at the front of `buffer`, or undefined while its end has not arrived. */
export function nextCommand(buffer: Uint8Array): LexedCommand | undefined {
  const sizing = sizeOf(buffer);
  if (!sizing || buffer.length < sizing.head) return undefined;
  return { bytes: buffer.slice(0, sizing.head), bulk: sizing.bulk };
}

function sizeOf(buffer: Uint8Array): Sizing {
  const [lead, second] = buffer;
  if (lead === undefined) return undefined;
  if (lead !== DLE && lead !== ESC && lead !== GS && lead !== FS) return { head: 1, bulk: 0 };
  if (second === undefined) return undefined;
  if (lead === DLE) return sizeOfRealTime(second, buffer);
  if (second === code('(')) return sizeWithLength(buffer);
  if (lead === ESC) return sizeOfEsc(second, buffer);
  if (lead === GS) return sizeOfGs(second, buffer);
  return fixed(fsArguments.get(second) ?? 0);
}

const fixed = (argumentBytes: number): Sizing => ({ head: 2 + argumentBytes, bulk: 0 });

function sizeOfRealTime(second: number, buffer: Uint8Array): Sizing {
  const third = buffer[2];
  if (second !== 0x04 && second !== 0x05 && second !== 0x14) return { head: 1, bulk: 0 };
  if (third === undefined) return undefined;
  if (second === 0x04) return { head: third === 7 || third === 8 || third === 18 ? 4 : 3, bulk: 0 };
  if (second === 0x05) return { head: 3, bulk: 0 };
  return { head: 3 + (pulseArguments.get(third) ?? 0), bulk: 0 };
}

/** `( fn pL pH`, then as many bytes as pL and pH say. */
function sizeWithLength(buffer: Uint8Array): Sizing {
  const length = word(buffer, 3);
  if (length === undefined) return undefined;
  return length <= LONGEST_KEPT ? { head: 5 + length, bulk: 0 } : { head: 5, bulk: length };
}

function sizeOfEsc(second: number, buffer: Uint8Array): Sizing {
  if (second === code('*')) {
    const mode = buffer[2];
    const columns = word(buffer, 3);
    if (mode === undefined || columns === undefined) return undefined;
    return { head: 5, bulk: columns * (mode === 32 || mode === 33 ? 3 : 1) };
  }
  if (second === code('D')) return sizeToNul(buffer, 2);
  if (second === code('&')) return sizeOfUserCharacters(buffer);
  return fixed(escArguments.get(second) ?? 0);
}

function sizeOfGs(second: number, buffer: Uint8Array): Sizing {
  const third = buffer[2];
  const fixedCount = gsArguments.get(second);
  if (fixedCount !== undefined) return fixed(fixedCount);
  if (third === undefined) return undefined;
  switch (second) {
    case code('V'):
      return fixed([65, 66, 97, 98, 103, 104].includes(third) ? 2 : 1);
    case code('v'):
      return sizeOfRaster(buffer);
    case code('k'):
      return sizeOfBarcode(third, buffer);
    case code('8'): {
      const low = word(buffer, 3);
      const high = word(buffer, 5);
      return low === undefined || high === undefined ? undefined : { head: 7, bulk: low + high * 0x10000 };
    }
    case code('*'): {
      const rows = buffer[3];
      return rows === undefined ? undefined : { head: 4, bulk: third * rows * 8 };
    }
    case code('g'):
      return fixed(4);
    default:
      return fixed(0);
  }
}

/** `GS v 0 m xL xH yL yH`, then x bytes for each of y rows. */
function sizeOfRaster(buffer: Uint8Array): Sizing {
  const widthBytes = word(buffer, 4);
  const rows = word(buffer, 6);
  return widthBytes === undefined || rows === undefined ? undefined : { head: 8, bulk: widthBytes * rows };
}

/** `GS k m`: up to m = 6 the data ends with a NUL, from 65 on a length byte comes first. */
function sizeOfBarcode(mode: number, buffer: Uint8Array): Sizing {
  if (mode <= 6) return sizeToNul(buffer, 3);
  const length = buffer[3];
  return length === undefined ? undefined : { head: 4 + length, bulk: 0 };
}

/** `ESC & y c1 c2`, then for each character its width and y bytes for each column. Skipped one by one. */
function sizeOfUserCharacters(buffer: Uint8Array): Sizing {
  const [, , height, from, to] = buffer;
  if (height === undefined || from === undefined || to === undefined) return undefined;
  let end = 5;
  for (let character = from; character <= to; character++) {
    const width = buffer[end];
    if (width === undefined) return undefined;
    end += 1 + width * height;
    // More characters than any buffer holds: take these as the whole definition rather than wait for ever.
    if (end > LONGEST_KEPT) return { head: 5, bulk: end - 5 };
  }
  return { head: end, bulk: 0 };
}

function sizeToNul(buffer: Uint8Array, from: number): Sizing {
  const end = buffer.indexOf(0, from);
  if (end !== -1 && end <= LONGEST_KEPT) return { head: end + 1, bulk: 0 };
  return buffer.length > LONGEST_KEPT ? { head: LONGEST_KEPT, bulk: 0 } : undefined;
}

function word(buffer: Uint8Array, at: number): number | undefined {
  const low = buffer[at];
  const high = buffer[at + 1];
  return low === undefined || high === undefined ? undefined : low + high * 0x100;
}
