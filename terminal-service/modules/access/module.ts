import type { Clock } from '../../../devices/clock.ts';
import { needs } from '../../../serving/define-module.ts';
import type { Store } from '../../ledger/store.ts';
import { defineModule } from '../define-module.ts';
import { usedLaunchCodes } from './used-launch-codes.ts';

/** Who may do what: remembers which launch codes were used. */
export const access = defineModule({
  name: 'access',
  needs: needs<{ readonly store: Store; readonly clock: Clock }>(),
  migrations: [
    {
      number: 1,
      sql: `-- One-time codes that a page was opened with, kept until they would have ended by themselves.
        CREATE TABLE used_launch_code (
          nonce TEXT PRIMARY KEY,
          -- UTC, ISO 8601 with milliseconds.
          until TEXT NOT NULL
        ) STRICT`,
    },
  ],
  start: ({ store, clock }) => ({ gives: { launchCodes: usedLaunchCodes(store, () => clock.now()) } }),
});
