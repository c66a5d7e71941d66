import type { Clock } from '../../../devices/clock.ts';

/** More than a busy counter takes payments; whoever wants the drawer open all the time leaves it open. */
const MOST = 4;
const WITHIN_MS = 60_000;

/** `silent`: refused as well, and told before. Otherwise whoever tries without end fills the log. */
export type DrawerLeave = 'granted' | 'refused' | 'silent';

/** Bounds how often the cash drawer can be opened: anything on this machine can ask for it, a person seldom does. */
export function drawerLimit(clock: Pick<Clock, 'monotonic'>) {
  let asked: readonly number[] = [];
  let isTold = false;
  return {
    /** Counts as an opening when it is granted, whatever the printer makes of it. */
    ask(): DrawerLeave {
      const now = clock.monotonic();
      asked = asked.filter((at) => now - at < WITHIN_MS);
      if (asked.length >= MOST) {
        const leave = isTold ? 'silent' : 'refused';
        isTold = true;
        return leave;
      }
      asked = [...asked, now];
      isTold = false;
      return 'granted';
    },
  };
}
