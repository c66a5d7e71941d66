import type { ReadLaunchCode } from '../../../serving/access/launch-codes.ts';
import { type Store, sql, storageFailure } from '../../ledger/store.ts';

/** Launch codes that were used, until their hour is over: a restart of the service makes none of them good again. */
export function usedLaunchCodes(store: Store, now: () => number) {
  const usedInThisRun = new Set<string>();
  const note = ({ nonce, until }: ReadLaunchCode): boolean => {
    store.run(sql.deleteFrom('used_launch_code').where('until', '<=', new Date(now()).toISOString()));
    const noted = store.first(
      sql
        .insertInto('used_launch_code')
        .values({ nonce, until: new Date(until).toISOString() })
        .onConflict((conflict) => conflict.doNothing())
        .returning('nonce'),
    );
    return noted !== undefined;
  };
  return {
    /** False when it was used already. */
    spend(code: ReadLaunchCode): boolean {
      if (usedInThisRun.has(code.nonce)) return false;
      try {
        return note(code);
      } catch (error) {
        // The page that says that the disk is full, and to whom, must open while it is.
        if (storageFailure(error) === undefined) throw error;
        usedInThisRun.add(code.nonce);
        return true;
      }
    },
  };
}

export type UsedLaunchCodes = ReturnType<typeof usedLaunchCodes>;
