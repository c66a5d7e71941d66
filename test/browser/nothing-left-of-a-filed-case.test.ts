import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { canaries, found } from './canaries.ts';
import { filesUnder } from './places.ts';
import { type WatchedKiosk, watchKiosk } from './watched-kiosk.ts';

const DATABASE = 'data/terminal.db';
/** What somebody filed belongs to the agency from then on, and this is the column that holds it. */
const itsColumns = { 'filed_case.answers': ['narrative', 'name', 'email', 'phone'] };
const filedWords = Object.values(itsColumns).flat();

/** The words of the visit by the column that holds them, over every column of every table. */
function columnsWithWords(dataDir: string): Record<string, string[]> {
  const database = new DatabaseSync(join(dataDir, 'terminal.db'), { readOnly: true });
  const names = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
  const columns = names.flatMap(({ name: table }) =>
    database
      .prepare(`SELECT * FROM ${String(table)}`)
      .all()
      .flatMap(Object.entries)
      .map(([column, value]) => [
        `${String(table)}.${column}`,
        found(value instanceof Uint8Array ? value : Buffer.from(String(value))),
      ]),
  );
  database.close();
  return Object.fromEntries(columns.filter(([, words]) => words?.length));
}

/** How often each word of the filed case is written in the files of the data folder, in their unused pages too. */
function timesOnDisk({ dataDir }: WatchedKiosk): number[] {
  const files = [...filesUnder(dataDir).values()]
    .map((bytes) => Buffer.from(bytes).toString('latin1'))
    .join();
  return (['narrative', 'name', 'email', 'phone'] as const).map(
    (word) => files.split(canaries[word]).length - 1,
  );
}

/** After the visit, and after the shutdown. */
async function expectOnlyItsColumns(watched: WatchedKiosk): Promise<void> {
  expect(await watched.look()).toEqual({ [DATABASE]: filedWords });
  expect(columnsWithWords(watched.dataDir)).toEqual(itsColumns);
  expect(timesOnDisk(watched)).toEqual([1, 1, 1, 1]);
  expect(await watched.lookAfterShutdown()).toEqual({ [DATABASE]: filedWords });
}

it('a case that was filed and printed is in its own columns and nowhere else', async () => {
  const watched = await watchKiosk();
  await watched.answersEverything();
  await watched.kiosk.presses(0);
  await watched.page.locator('[data-receipt="printed"]').waitFor();
  await watched.kiosk.presses(0);
  await watched.hasBegunAnew();
  await expectOnlyItsColumns(watched);
}, 600_000);

it('a case whose receipt still waited for paper is in its own columns and nowhere else', async () => {
  const watched = await watchKiosk();
  await watched.simulate({ do: 'takePaperOut' });
  await watched.answersEverything();
  await watched.kiosk.presses(0);
  await watched.kiosk.shows('receiptTrouble');
  await watched.timePasses();
  await watched.hasBegunAnew();
  await expectOnlyItsColumns(watched);
}, 600_000);
