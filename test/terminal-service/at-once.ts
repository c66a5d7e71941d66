import type { StorageWatch } from '../../terminal-service/ledger/storage-watch.ts';

/** On a disk that takes everything. */
export const atOnce: StorageWatch['whenPossible'] = (_what, work) => work();
