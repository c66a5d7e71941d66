import { randomUUID } from 'node:crypto';
import type { StaffCall } from '../../../contract/staff-calls.ts';
import type { Clock } from '../../../devices/clock.ts';
import { type Store, sql } from '../../ledger/store.ts';

/** A call that nobody answered in this time is of a customer who has long left. */
export const CALL_STANDS_MS = 30 * 60_000;

/** Customers who asked for a person, durably: a restart of the service loses no call. */
export function staffCalls(store: Store, clock: Clock) {
  const open = (): StaffCall[] =>
    store
      .all(
        sql
          .selectFrom('staff_call')
          .selectAll()
          .where('answered_at', 'is', null)
          .where('ended_at', 'is', null)
          .where('called_at', '>', new Date(clock.now() - CALL_STANDS_MS).toISOString())
          .orderBy('called_at'),
      )
      .map(({ call_id, called_at, language }) => ({ callId: call_id, calledAt: called_at, language }));

  return {
    /** Calls that stand, oldest first. */
    open,
    /**
     * Calls staff. A customer who presses again has called once. In another language it is called anew, so that whoever
     * comes speaks it.
     */
    call(language: string): { readonly call: StaffCall; readonly isNew: boolean } {
      const standing = open().find((call) => call.language === language);
      if (standing) return { call: standing, isNew: false };
      const call: StaffCall = {
        callId: randomUUID(),
        calledAt: new Date(clock.now()).toISOString(),
        language,
      };
      store.run(
        sql.insertInto('staff_call').values({
          call_id: call.callId,
          called_at: call.calledAt,
          language,
          answered_at: null,
          ended_at: null,
        }),
      );
      return { call, isNew: true };
    },
    /** A member of staff is on the way. @returns false when there is no such open call. */
    answer(callId: string): boolean {
      const answered = store.first(
        sql
          .updateTable('staff_call')
          .set({ answered_at: new Date(clock.now()).toISOString() })
          .where('call_id', '=', callId)
          .where('answered_at', 'is', null)
          .where('ended_at', 'is', null)
          .returning('call_id'),
      );
      return answered !== undefined;
    },
    /** Nobody waits here any more, whoever called. @returns the calls that end with it. */
    endSession(): string[] {
      return store
        .all(
          sql
            .updateTable('staff_call')
            .set({ ended_at: new Date(clock.now()).toISOString() })
            .where('answered_at', 'is', null)
            .where('ended_at', 'is', null)
            .returning('call_id'),
        )
        .map(({ call_id }) => call_id);
    },
  };
}
