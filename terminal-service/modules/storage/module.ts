import { needs } from '../../../serving/define-module.ts';
import { says } from '../../../serving/log/log-events.ts';
import type { StorageWatch } from '../../ledger/storage-watch.ts';
import { defineModule } from '../define-module.ts';

/** Whether the disk takes anything, told to everybody who depends on it. */
export const storage = defineModule({
  name: 'storage',
  needs: needs<{ readonly storage: StorageWatch }>(),
  logEvents: {
    'storage.changed': says(
      'The disk took no more, or takes things again. Until it is well nothing can be filed; make room in the data folder.',
      { state: 'text' },
    ),
  },
  start: ({ storage: watch, log, publish }) => {
    watch.onChange((state) => {
      log('storage.changed', { state });
      publish({ type: 'storage.changed', storage: state });
    });
    const now = () => ({ storage: watch.state });
    return { snapshot: { kiosk: now, counter: now, technician: now } };
  },
});
