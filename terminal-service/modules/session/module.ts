import { endSession as endSessionOperation } from '../../../contract/session.ts';
import { answer } from '../../../serving/answer.ts';
import { needs } from '../../../serving/define-module.ts';
import { says } from '../../../serving/log/log-events.ts';
import type { StorageWatch } from '../../ledger/storage-watch.ts';
import type { Store } from '../../ledger/store.ts';
import { defineModule } from '../define-module.ts';

interface SessionNeeds {
  readonly store: Store;
  readonly storage: StorageWatch;
  /** Drops what the live stream keeps for pages that reconnect. */
  readonly forgetNews: () => void;
}

/** The end of a visit. The last of the modules, so that whatever the others delete at the end is gone from the log of the store too. */
export const session = defineModule({
  name: 'session',
  needs: needs<SessionNeeds>(),
  logEvents: { 'session.ended': says('The customer left; the session was forgotten.') },
  start: ({ store, storage, forgetNews, endSession, log }) => ({
    answers: [
      answer(endSessionOperation, ({ reply }) => {
        endSession();
        return reply(204);
      }),
    ],
    endSession: () => {
      forgetNews();
      log('session.ended');
      storage.whenPossible('purge of the log', store.purgeLog);
    },
  }),
});
