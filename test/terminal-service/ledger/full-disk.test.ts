import { expect, onTestFinished, test } from 'vitest';
import { PROBE_MS, watchStorage } from '../../../terminal-service/ledger/storage-watch.ts';
import { sql, storageFailure } from '../../../terminal-service/ledger/store.ts';
import { claimPrefix } from '../../../terminal-service/ledger/terminal-identity.ts';
import { usedLaunchCodes } from '../../../terminal-service/modules/access/used-launch-codes.ts';
import { ManualClock } from '../../manual-clock.ts';
import { openStore } from '../open-store.ts';
import { statement } from '../statement.ts';

/** A store with a disk that can be full: the ceiling on pages is SQLite's own way to play one. */
function storeOnADisk() {
  const inner = openStore(':memory:');
  const clock = new ManualClock();
  const watch = watchStorage(inner, clock);
  onTestFinished(() => {
    watch.close();
    inner.close();
  });
  claimPrefix(watch.store, '7QK');
  const told: string[] = [];
  watch.onChange((state) => told.push(state));
  const park = (place: string, size = 3_000) =>
    watch.store.run(
      sql.insertInto('parked_draft').values({ place, sealed: new Uint8Array(size), kept_until: 'later' }),
    );
  /** Until not a page is left. */
  const fill = () => {
    inner.run(statement('PRAGMA max_page_count = 1'));
    for (let tries = 0; ; tries++)
      try {
        park(`filler ${tries}`);
      } catch (error) {
        expect(storageFailure(error)).toBe('storageFull');
        return;
      }
  };
  const makeRoom = () => inner.run(statement('PRAGMA max_page_count = 100000'));
  const places = () =>
    watch.store.all(sql.selectFrom('parked_draft').select('place')).map(({ place }) => place);
  return { watch, clock, told, park, fill, makeRoom, places };
}

test('a full disk is a state that is told once, and thrown at whoever waits', () => {
  const { watch, told, fill, park } = storeOnADisk();
  expect(watch.state).toBe('well');
  fill();
  expect(() => park('one more')).toThrow();
  expect([watch.state, told]).toEqual(['full', ['full']]);
});

test('as soon as there is room it is well again, without anybody’s doing', async () => {
  const { watch, clock, told, fill, makeRoom, park, places } = storeOnADisk();
  fill();
  await clock.advance(3 * PROBE_MS);
  makeRoom();
  await clock.advance(PROBE_MS);
  expect([watch.state, told.at(-1)]).toEqual(['well', 'well']);
  park('after');
  expect(places()).toContain('after');
});

test('what nobody waits for is done when there is room, the latest of each name, in order', async () => {
  const { watch, clock, fill, makeRoom, park, places } = storeOnADisk();
  fill();
  const full = places();
  for (const place of ['first of a', 'second of a']) watch.whenPossible('a', () => park(place));
  watch.whenPossible('b', () => park('b'));
  expect(places()).toEqual(full);
  await clock.advance(PROBE_MS);
  expect(places()).toEqual(full);
  makeRoom();
  await clock.advance(PROBE_MS);
  expect(places().filter((place) => !full.includes(place))).toEqual(
    expect.arrayContaining(['b', 'second of a']),
  );
  expect(places()).not.toContain('first of a');
  watch.whenPossible('c', () => park('c'));
  expect(places()).toContain('c');
});

test('a fault of the program is not taken for one of the disk', () => {
  const { watch, told } = storeOnADisk();
  expect(() =>
    watch.whenPossible('a', () => {
      throw new Error('a fault');
    }),
  ).toThrow('a fault');
  expect(() => watch.store.run(statement('SELECT nonsense'))).toThrow(/nonsense/);
  expect([watch.state, told]).toEqual(['well', []]);
});

test('a page can be opened on a full disk, once with each code', () => {
  const { watch, fill } = storeOnADisk();
  const codes = usedLaunchCodes(watch.store, () => 0);
  fill();
  const code = { audience: 'technician' as const, nonce: 'x'.repeat(400), until: 3_600_000 };
  expect([codes.spend(code), codes.spend(code)]).toEqual([true, false]);
});
