/**
 * How far case numbers have been given out, outside the store. A store that is lost, or found without its log, looks like
 * a new one or an older one; what it forgot is on receipts in people's hands.
 */
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { SetupError } from '../../serving/setup-error.ts';

const Mark = z.strictObject({
  /** Of the terminal's case numbers. */
  prefix: z.string().regex(/^[0-9A-Z]{3}$/),
  /** The highest running number that anybody may have been told; 0 before the first. */
  highest: z.int().min(0),
});
export type Mark = z.infer<typeof Mark>;

/** Two folders, so that what befalls one of them leaves the other. */
const PLACES = ['case-number-mark.json', join('marks', 'case-number-mark.json')];
const placesIn = (dataDir: string): string[] => PLACES.map((place) => join(dataDir, place));

/** What the marks of a data folder say. `none`: it is new, or of a version before there were marks. */
export type FoundMark =
  | { readonly kind: 'none' }
  | { readonly kind: 'damaged'; readonly paths: readonly string[] }
  | { readonly kind: 'marked'; readonly mark: Mark };

/** Reads both marks; the higher one counts, and one that is good is enough. */
export function findMark(dataDir: string): FoundMark {
  const paths = placesIn(dataDir).filter((path) => existsSync(path));
  const [mark] = paths
    .map(readMark)
    .filter((read) => read !== undefined)
    .sort((a, b) => b.highest - a.highest);
  if (mark) return { kind: 'marked', mark };
  return paths.length === 0 ? { kind: 'none' } : { kind: 'damaged', paths };
}

/**
 * What a start has to find in the store.
 * @returns undefined for a folder without marks
 * @throws {SetupError} when there are marks and none can be read.
 */
export function promisedMark(dataDir: string): Mark | undefined {
  const found = findMark(dataDir);
  if (found.kind !== 'damaged') return found.kind === 'marked' ? found.mark : undefined;
  throw new SetupError(
    `${found.paths.join(' and ')} cannot be read, so nobody knows which case numbers were given out. Put one of them back from a backup, or say above which number to go on: npm run -s terminal -- accept-lost-cases --above NUMBER`,
  );
}

function readMark(path: string): Mark | undefined {
  try {
    return Mark.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

export interface CaseNumberMarks {
  /**
   * Resolves once every number that has been taken by now is marked in at least one place. Filings that wait at the same
   * time share one writing.
   * @throws what the disk said when no place could be written.
   */
  keep(): Promise<void>;
}

export interface MarkKeeping {
  readonly dataDir: string;
  /** As the store has it now. */
  readonly current: () => Mark;
  /** A place could not be written. */
  readonly onFailure: (error: Error) => void;
}

/** Writes the marks after the store and before anybody is told: a crash in between loses a number at most, which nobody has. */
export function caseNumberMarks({ dataDir, current, onFailure }: MarkKeeping): CaseNumberMarks {
  let kept: Mark | undefined;
  let last: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;

  const write = async (): Promise<void> => {
    const mark = current();
    if (mark.highest === kept?.highest && mark.prefix === kept.prefix) return;
    const written = await Promise.allSettled(placesIn(dataDir).map((path) => replaceDurably(path, mark)));
    const failures = written.filter((outcome) => outcome.status === 'rejected');
    for (const { reason } of failures) onFailure(reason);
    if (failures.length === 0) kept = mark;
    if (failures.length === written.length) throw failures[0]?.reason;
  };

  return {
    keep: () => {
      if (waiting) return waiting;
      const mine = last
        .catch(() => undefined)
        .then(() => {
          waiting = undefined;
          return write();
        });
      waiting = mine;
      last = mine;
      return mine;
    },
  };
}

/** Old or new after a power cut, never half: the file is whole before it gets its name, and the name is on the disk after. */
async function replaceDurably(path: string, mark: Mark): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unfinished = `${path}.new`;
  const file = await open(unfinished, 'w', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(mark)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, path);
  // Windows has no folders that can be synchronised.
  if (process.platform === 'win32') return;
  const entries = await open(folder, 'r');
  try {
    await entries.sync();
  } finally {
    await entries.close();
  }
}
