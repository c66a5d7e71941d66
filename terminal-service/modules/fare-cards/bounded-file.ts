import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { SetupError } from '../../../serving/setup-error.ts';

const MB = 1_000_000;

/**
 * The bytes of a file that somebody named, which may be any file: its size is looked at first, and of what has none
 * (a pipe, a device) no more is read than the limit.
 * @param what what it ought to be, as in "card file"
 * @throws {SetupError} when it cannot be read or is longer than `mostMegabytes`.
 */
export function readBounded(path: string, what: string, mostMegabytes: number): Uint8Array {
  const tooLong = (how: string) =>
    new SetupError(`${path} is ${how}; a ${what} is ${mostMegabytes} MB at the most.`);
  const most = mostMegabytes * MB;
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const { size } = fstatSync(file);
    if (size > most) throw tooLong(`${megabytes.format(size / MB)} MB long`);
    const pieces: Uint8Array[] = [];
    let length = 0;
    for (;;) {
      const piece = new Uint8Array(Math.max(size, PIECE) + 1);
      const count = readSync(file, piece);
      if (count === 0) return Buffer.concat(pieces);
      pieces.push(piece.subarray(0, count));
      length += count;
      if (length > most) throw tooLong(`longer than ${mostMegabytes} MB`);
    }
  } catch (error) {
    if (error instanceof SetupError) throw error;
    throw new SetupError(`The ${what} ${path} cannot be read (${(error as Error).message}).`);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

const PIECE = 64 * 1024;
const megabytes = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
