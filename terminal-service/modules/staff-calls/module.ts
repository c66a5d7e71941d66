import { answerStaffCall, callStaff } from '../../../contract/staff-calls.ts';
import type { Clock } from '../../../devices/clock.ts';
import { answer } from '../../../serving/answer.ts';
import { needs } from '../../../serving/define-module.ts';
import { says } from '../../../serving/log/log-events.ts';
import type { StorageWatch } from '../../ledger/storage-watch.ts';
import type { Store } from '../../ledger/store.ts';
import { defineModule } from '../define-module.ts';
import { staffCalls as openStaffCalls } from './staff-calls.ts';

/** Customers who ask for a person, and staff who come. */
export const staffCalls = defineModule({
  name: 'staffCalls',
  needs: needs<{ readonly store: Store; readonly storage: StorageWatch; readonly clock: Clock }>(),
  migrations: [{ number: 1, sql: 'ALTER TABLE staff_call ADD COLUMN ended_at TEXT' }],
  logEvents: {
    'staff.called': says('A customer asked for a person.', { language: 'text' }),
    'staff.answered': says('A member of staff said that they are on the way.'),
  },
  start: ({ store, storage, clock, log, publish }) => {
    const calls = openStaffCalls(store, clock);
    return {
      answers: [
        answer(callStaff, ({ body: { language }, reply }) => {
          const { call, isNew } = calls.call(language);
          if (!isNew) return reply(200, call);
          log('staff.called', { language });
          publish({ type: 'staff.called', call });
          return reply(201, call);
        }),
        answer(answerStaffCall, ({ body: { callId }, reply, refuse }) => {
          if (!calls.answer(callId)) return refuse('noSuchCall');
          log('staff.answered');
          publish({ type: 'staff.answered', callId });
          return reply(204);
        }),
      ],
      snapshot: { counter: () => ({ staffCalls: calls.open() }) },
      endSession: () => {
        storage.whenPossible('end of calls', () => {
          for (const callId of calls.endSession()) publish({ type: 'staff.ended', callId });
        });
      },
    };
  },
});
