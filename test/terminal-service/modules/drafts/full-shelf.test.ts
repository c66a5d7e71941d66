import { expect, it, onTestFinished } from 'vitest';
import type { DraftForm } from '../../../../contract/drafts.ts';
import { sql } from '../../../../terminal-service/ledger/store.ts';
import { DRAFT_KEPT_MS, draftShelf } from '../../../../terminal-service/modules/drafts/draft-shelf.ts';
import { ManualClock } from '../../../manual-clock.ts';
import { atOnce } from '../../at-once.ts';
import { openStore } from '../../open-store.ts';

/** A shelf on which so many drafts lie already, none of which anybody will come for. */
function shelfWith(drafts: number) {
  const store = openStore(':memory:');
  const clock = new ManualClock();
  const keptUntil = new Date(clock.now() + DRAFT_KEPT_MS / 2).toISOString();
  for (let index = 0; index < drafts; index++)
    store.run(
      sql
        .insertInto('parked_draft')
        .values({ place: `place ${index}`, sealed: new Uint8Array(32), kept_until: keptUntil }),
    );
  const shelf = draftShelf(store, clock, atOnce, { N: 2, r: 1, p: 1 });
  onTestFinished(() => {
    shelf.close();
    store.close();
  });
  const lying = () => store.all(sql.selectFrom('parked_draft').select('place')).length;
  return { clock, shelf, lying };
}

const form: DraftForm = {
  kind: 'complaint',
  language: 'en',
  answers: { category: null, trip: null, narrative: 'It did not stop.', contact: null },
};
const isFull = { ok: false, problem: 'draftShelfFull' };

it('two hundred drafts fit on the shelf, and not one more', async () => {
  const { shelf, lying } = shelfWith(199);
  expect(await shelf.park(form)).toMatchObject({ ok: true });
  expect(lying()).toBe(200);
  expect(await shelf.park(form)).toEqual(isFull);
  expect(lying()).toBe(200);
});

it('of those who put theirs away in the same moment only as many find room as there is', async () => {
  const { shelf, lying } = shelfWith(198);
  const results = await Promise.all(Array.from({ length: 5 }, () => shelf.park(form)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(2);
  expect(lying()).toBe(200);
});

it('a draft whose case is filed makes room for another', async () => {
  const { shelf } = shelfWith(199);
  const parked = await shelf.park(form);
  if (!parked.ok) throw new Error(parked.problem);
  await shelf.open(parked.parked.code, 'discard');
  expect(await shelf.park(form)).toMatchObject({ ok: true });
  expect(await shelf.park(form)).toEqual(isFull);
});

it('drafts whose day is over make room, also where nobody came to sweep', async () => {
  const { clock, shelf } = shelfWith(200);
  expect(await shelf.park(form)).toEqual(isFull);
  clock.jumpWallClock(DRAFT_KEPT_MS / 2);
  expect(await shelf.park(form)).toMatchObject({ ok: true });
});
