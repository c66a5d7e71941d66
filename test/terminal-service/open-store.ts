import { openStore as openStoreWith, type Store } from '../../terminal-service/ledger/store.ts';
import { modules } from '../../terminal-service/modules.ts';

/** The store as the terminal opens it, with every module's part. */
export function openStore(path: string): Store {
  return openStoreWith(path, modules);
}
