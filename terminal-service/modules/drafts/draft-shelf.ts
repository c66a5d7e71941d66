import { randomBytes } from 'node:crypto';
import type { DraftForm, OpeningManner, ParkedDraft } from '../../../contract/drafts.ts';
import type { Clock } from '../../../devices/clock.ts';
import type { StorageWatch } from '../../ledger/storage-watch.ts';
import { type Store, sql } from '../../ledger/store.ts';
import { makeDraftCode, parseDraftCode } from './draft-code.ts';
import { readDraft } from './draft-of-before.ts';
import { guessLimit } from './guess-limit.ts';
import { seal, secretsOf, TRY_COST, unseal } from './sealing.ts';

/** A draft is for somebody who has to leave now and comes back, not for keeping. */
export const DRAFT_KEPT_MS = 24 * 60 * 60_000;
/** More than a lobby parks in a day; the bound keeps a stuck button from filling the disk. */
const MOST_DRAFTS = 200;

export type ParkResult =
  | { readonly ok: true; readonly parked: ParkedDraft }
  | { readonly ok: false; readonly problem: 'draftShelfFull' };

export type OpenResult =
  | { readonly ok: true; readonly form: DraftForm }
  | { readonly ok: false; readonly problem: 'draftNotFound' | 'draftGuesses' };

export interface DraftShelf {
  /** Seals a form under a new code. @throws what SQLite throws when the disk is full or failing. */
  park(form: DraftForm): Promise<ParkResult>;
  /**
   * Opens the draft of a code. Looked at, it stays where it is, so that whoever is called away once more finds it again;
   * discarded, nothing opens it any more.
   */
  open(typed: string, manner?: OpeningManner): Promise<OpenResult>;
  /** Whoever waits for an opening has left. */
  endSession(): void;
  close(): void;
}

/**
 * Parked drafts: sealed with a key that only the code's holder can derive, and deleted when their day is over.
 * @param cost what a try at a code costs; only where nothing has to be kept secret may it be less than the usual
 */
export function draftShelf(
  store: Store,
  clock: Clock,
  whenPossible: StorageWatch['whenPossible'],
  cost = TRY_COST,
): DraftShelf {
  const salt = ownSalt(store);
  const guesses = guessLimit(clock);
  let sessions = 0;
  let timer: unknown;

  const sweep = (): void => whenPossible('sweep of the shelf', sweepNow);
  const sweepNow = (): void => {
    clock.clearTimeout(timer);
    const now = new Date(clock.now());
    const ended = store.all(
      sql.deleteFrom('parked_draft').where('kept_until', '<=', now.toISOString()).returning('place'),
    );
    if (ended.length > 0) store.purgeLog();
    const next = store.first(
      sql.selectFrom('parked_draft').select('kept_until').orderBy('kept_until').limit(1),
    );
    // The wall clock may be set; looking again at least every hour keeps a day from becoming two.
    const wait = next ? Date.parse(next.kept_until) - now.getTime() : DRAFT_KEPT_MS;
    if (next) timer = clock.setTimeout(sweep, Math.min(Math.max(wait, 1), 60 * 60_000));
  };
  sweep();

  const isFull = (): boolean => {
    const row = store.first(
      sql.selectFrom('parked_draft').select(({ fn }) => fn.countAll<number>().as('kept')),
    );
    return (row?.kept ?? 0) >= MOST_DRAFTS;
  };

  return {
    park: async (form) => {
      sweep();
      if (isFull()) return { ok: false, problem: 'draftShelfFull' };
      const code = makeDraftCode(randomBytes(8));
      const secrets = await secretsOf(code, salt, cost);
      // Others may have put theirs there meanwhile.
      if (isFull()) return { ok: false, problem: 'draftShelfFull' };
      const keptUntil = new Date(clock.now() + DRAFT_KEPT_MS).toISOString();
      store.run(
        sql.insertInto('parked_draft').values({
          place: secrets.place,
          sealed: seal(secrets, JSON.stringify(form)),
          kept_until: keptUntil,
        }),
      );
      sweep();
      return { ok: true, parked: { code, keptUntil } };
    },

    open: async (typed, manner = 'look') => {
      const code = parseDraftCode(typed);
      if (code === undefined) return { ok: false, problem: 'draftNotFound' };
      if (!guesses.mayGuess()) return { ok: false, problem: 'draftGuesses' };
      // Counted before the slow part, so that many guesses at once cannot slip through together.
      const guess = guesses.begin();
      const session = sessions;
      const secrets = await secretsOf(code, salt, cost);
      sweep();
      // Whoever asked has left meanwhile: their answers are not for who came after them.
      if (manner === 'look' && session !== sessions) return { ok: false, problem: 'draftNotFound' };
      const row = store.first(
        manner === 'look'
          ? sql.selectFrom('parked_draft').where('place', '=', secrets.place).select('sealed')
          : sql.deleteFrom('parked_draft').where('place', '=', secrets.place).returning('sealed'),
      );
      if (!row) return { ok: false, problem: 'draftNotFound' };
      guess.wasRight();
      if (manner === 'discard') store.purgeLog();
      return { ok: true, form: readDraft(JSON.parse(unseal(secrets, row.sealed))) };
    },

    endSession: () => {
      sessions++;
    },
    close: () => clock.clearTimeout(timer),
  };
}

function ownSalt(store: Store): Uint8Array {
  return store.transaction(() => {
    const known = store.first(sql.selectFrom('draft_salt').select('salt'));
    if (known) return known.salt;
    const salt = randomBytes(16);
    store.run(sql.insertInto('draft_salt').values({ only_row: 1, salt }));
    return salt;
  });
}
