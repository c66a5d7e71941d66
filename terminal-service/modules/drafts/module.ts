import { openDraft, parkDraft, printDraftCode } from '../../../contract/drafts.ts';
import type { Clock } from '../../../devices/clock.ts';
import { draftSlip } from '../../../receipts/draft-slip.ts';
import type { AgencyProfile } from '../../../rules/agency-profile.ts';
import { answer } from '../../../serving/answer.ts';
import { needs } from '../../../serving/define-module.ts';
import { says } from '../../../serving/log/log-events.ts';
import type { StorageWatch } from '../../ledger/storage-watch.ts';
import type { Store } from '../../ledger/store.ts';
import { defineModule } from '../define-module.ts';
import type { Devices } from '../devices/opening/devices.ts';
import { printNow } from '../receipts/print-now.ts';
import { draftShelf } from './draft-shelf.ts';

interface DraftNeeds {
  readonly agency: AgencyProfile;
  readonly store: Store;
  readonly storage: StorageWatch;
  readonly clock: Clock;
  readonly devices: Devices;
}

/** Half-filled forms that somebody comes back for. */
export const drafts = defineModule({
  name: 'drafts',
  needs: needs<DraftNeeds>(),
  logEvents: {
    'draft.parked': says('A half-filled form was sealed and put away.'),
    'draft.opened': says('A draft was opened with its code; its manner says whether it is still kept.', {
      manner: 'text',
    }),
    'draft.slip': says('The code of a draft was to be printed; this became of it.', {
      state: 'text',
      reason: 'text?',
    }),
    'draft.refused': says('A draft was not parked or not opened.', { code: 'text' }),
  },
  start: ({ agency, store, storage, clock, devices: { printer }, log, onClose }) => {
    const shelf = draftShelf(store, clock, storage.whenPossible);
    onClose(shelf.close);
    return {
      answers: [
        answer(parkDraft, async ({ body, reply, refuse }) => {
          const result = await shelf.park(body.form);
          if (!result.ok) {
            log('draft.refused', { code: result.problem });
            return refuse(result.problem);
          }
          log('draft.parked');
          return reply(201, result.parked);
        }),
        answer(openDraft, async ({ body: { code, manner }, reply, refuse }) => {
          const result = await shelf.open(code, manner);
          if (!result.ok) {
            log('draft.refused', { code: result.problem });
            return refuse(result.problem);
          }
          log('draft.opened', { manner });
          return reply(200, { form: result.form });
        }),
        answer(printDraftCode, async ({ body: { code, keptUntil, language }, reply }) => {
          const slip = draftSlip({ language, agency, code, keptUntil: new Date(keptUntil) });
          const receipt = await printNow(printer, slip);
          log('draft.slip', {
            state: receipt.state,
            reason: 'reason' in receipt ? receipt.reason : undefined,
          });
          return reply(200, { receipt });
        }),
      ],
      endSession: shelf.endSession,
    };
  },
});
