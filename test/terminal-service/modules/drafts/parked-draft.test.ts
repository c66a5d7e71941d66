import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { DraftForm } from '../../../../contract/drafts.ts';
import { sql } from '../../../../terminal-service/ledger/store.ts';
import { makeDraftCode, parseDraftCode } from '../../../../terminal-service/modules/drafts/draft-code.ts';
import { DRAFT_KEPT_MS, draftShelf } from '../../../../terminal-service/modules/drafts/draft-shelf.ts';
import { ManualClock } from '../../../manual-clock.ts';
import { atOnce } from '../../at-once.ts';
import { openStore } from '../../open-store.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

/** No test guesses codes; what a guess costs in life is tested by itself. */
const quick = { N: 2, r: 1, p: 1 };
const canary = 'Zanzibar-7731';
const form: DraftForm = {
  kind: 'complaint',
  language: 'hy',
  answers: {
    category: 'passedUp',
    trip: { kind: 'anotherTrip' },
    narrative: `It drove past me at ${canary}.`,
    contact: { name: canary, email: '', phone: '' },
  },
};

function shelf() {
  const folder = temporaryFolder();
  const store = openStore(join(folder, 'terminal.db'));
  const clock = new ManualClock();
  const drafts = draftShelf(store, clock, atOnce, quick);
  onTestFinished(() => {
    drafts.close();
    store.close();
  });
  const park = async () => {
    const result = await drafts.park(form);
    if (!result.ok) throw new Error(result.problem);
    return result.parked;
  };
  return { folder, store, clock, drafts, park };
}

describe('a parked draft', () => {
  it('opens with its code, however it is typed', async () => {
    const { drafts, park } = shelf();
    const { code } = await park();
    expect(await drafts.open(` ${code.toLowerCase().replaceAll('-', ' ')}`)).toEqual({ ok: true, form });
  });

  it('whose owner opens it and is called away again is there when they come back, for all of its day', async () => {
    const { clock, drafts, park } = shelf();
    const { code } = await park();
    expect(await drafts.open(code)).toEqual({ ok: true, form });
    drafts.endSession();
    await clock.advance(DRAFT_KEPT_MS - 1);
    expect(await drafts.open(code)).toEqual({ ok: true, form });
  });

  it('is gone once its case is filed', async () => {
    const { drafts, park } = shelf();
    const { code } = await park();
    expect(await drafts.open(code, 'discard')).toEqual({ ok: true, form });
    for (const manner of ['look', 'discard'] as const)
      expect(await drafts.open(code, manner)).toEqual({ ok: false, problem: 'draftNotFound' });
  });

  it('is noise to whoever copies the data folder', async () => {
    const { folder, park } = shelf();
    const { code } = await park();
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name)).toString('latin1');
      expect([name, bytes.includes(canary), bytes.includes(code)]).toEqual([name, false, false]);
      expect(bytes.includes(code.replaceAll('-', ''))).toBe(false);
    }
  });

  it('outlives a restart of the service', async () => {
    const { store, clock, drafts, park } = shelf();
    const { code } = await park();
    drafts.close();
    const after = draftShelf(store, clock, atOnce, quick);
    onTestFinished(() => after.close());
    expect(await after.open(code)).toEqual({ ok: true, form });
  });

  it('is deleted after a day, although nobody asks for it', async () => {
    const { store, clock, drafts, park } = shelf();
    const { code } = await park();
    const left = () => store.all(sql.selectFrom('parked_draft').select('place'));
    await clock.advance(DRAFT_KEPT_MS - 1);
    expect(left()).toHaveLength(1);
    await clock.advance(1);
    expect(left()).toHaveLength(0);
    expect(await drafts.open(code)).toEqual({ ok: false, problem: 'draftNotFound' });
  });

  it.each([
    [
      'was filed',
      async ({ drafts }: ReturnType<typeof shelf>, code: string) => void (await drafts.open(code, 'discard')),
    ],
    ['has had its day', ({ clock }: ReturnType<typeof shelf>) => clock.advance(DRAFT_KEPT_MS)],
  ])('that %s is in no byte of the file or its log any more', async (_what, ends) => {
    const parts = shelf();
    const { code } = await parts.park();
    const sealed = Buffer.from(
      parts.store.first(sql.selectFrom('parked_draft').select('sealed'))?.sealed ?? [],
    );
    const files = () => readdirSync(parts.folder).map((name) => readFileSync(join(parts.folder, name)));
    // A page of the file holds pieces of a longer blob, so any piece of it counts.
    const isInFiles = () => files().some((bytes) => bytes.includes(sealed.subarray(40, 72)));
    expect(isInFiles()).toBe(true);
    await ends(parts, code);
    expect(isInFiles()).toBe(false);
  });

  it('whose owner leaves while it is being opened stays where it is', async () => {
    const { drafts, park } = shelf();
    const { code } = await park();
    const opening = drafts.open(code);
    drafts.endSession();
    expect(await opening).toEqual({ ok: false, problem: 'draftNotFound' });
    expect(await drafts.open(code)).toEqual({ ok: true, form });
  });

  it('whose bytes were changed does not open', async () => {
    const { store, drafts, park } = shelf();
    const { code } = await park();
    const row = store.first(sql.selectFrom('parked_draft').select('sealed'));
    const sealed = Uint8Array.from(row?.sealed ?? []);
    sealed[20] = (sealed[20] ?? 0) ^ 1;
    store.run(sql.updateTable('parked_draft').set({ sealed }));
    await expect(drafts.open(code)).rejects.toThrow();
  });
});

describe('a wrong code', () => {
  it('is answered five times in a quarter of an hour and then not at all, not even the right one', async () => {
    const { clock, drafts, park } = shelf();
    const { code } = await park();
    const wrong = makeDraftCode(randomBytes(8));
    for (let guess = 0; guess < 5; guess++)
      expect(await drafts.open(wrong)).toEqual({ ok: false, problem: 'draftNotFound' });
    expect(await drafts.open(code)).toEqual({ ok: false, problem: 'draftGuesses' });
    await clock.advance(15 * 60_000);
    expect(await drafts.open(code)).toEqual({ ok: true, form });
  });

  it('tried many times at once is not tried more often than that', async () => {
    const { drafts } = shelf();
    const replies = await Promise.all(
      Array.from({ length: 12 }, () => drafts.open(makeDraftCode(randomBytes(8)))),
    );
    expect(replies.filter((reply) => !reply.ok && reply.problem === 'draftNotFound')).toHaveLength(5);
  });

  it('that is only mistyped costs no guess', async () => {
    const { drafts, park } = shelf();
    const { code } = await park();
    const last = code.at(-1) === '0' ? '1' : '0';
    for (let slip = 0; slip < 20; slip++)
      expect(await drafts.open(code.slice(0, -1) + last)).toEqual({ ok: false, problem: 'draftNotFound' });
    expect(await drafts.open(code)).toEqual({ ok: true, form });
  });
});

it('every slip in one symbol of a code is noticed', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 8, maxLength: 8 }),
      fc.nat(8),
      fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'),
      (random, at, symbol) => {
        const code = makeDraftCode(random);
        expect(parseDraftCode(code)).toBe(code);
        const plain = [...code.replaceAll('-', '')];
        fc.pre(plain[at] !== symbol);
        plain[at] = symbol;
        expect(parseDraftCode(plain.join(''))).toBeUndefined();
      },
    ),
  );
});
