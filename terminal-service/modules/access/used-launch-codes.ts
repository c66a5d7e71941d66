import type { ReadLaunchCode } from '../../../serving/access/launch-codes.ts';
import { type Store, sql } from '../../ledger/store.ts';

/** Launch codes that were used, until their hour is over: a restart of the service makes none of them good again. */
export function usedLaunchCodes(store: Store, now: () => number) {
  return {
    /** False when it was used already. */
    spend({ nonce, until }: ReadLaunchCode): boolean {
      store.run(sql.deleteFrom('used_launch_code').where('until', '<=', new Date(now()).toISOString()));
      const noted = store.first(
        sql
          .insertInto('used_launch_code')
          .values({ nonce, until: new Date(until).toISOString() })
          .onConflict((conflict) => conflict.doNothing())
          .returning('nonce'),
      );
      return noted !== undefined;
    },
  };
}

export type UsedLaunchCodes = ReturnType<typeof usedLaunchCodes>;
