import type { StorageState } from '../../contract/storage.ts';
import type { Clock } from '../../devices/clock.ts';
import { type Store, sql, storageFailure } from './store.ts';

/** Somebody who makes room wants to see at once that it helped. */
export const PROBE_MS = 5_000;

/** A store whose disk may be full or fail without that being the end of the service. */
export interface StorageWatch {
  /** The same store; what its disk says no to is noticed, and thrown as before. */
  readonly store: Store;
  readonly state: StorageState;
  onChange(listener: (state: StorageState) => void): void;
  /**
   * Does this now, or as soon as the disk takes it again: for what nobody waits for and has to happen all the same.
   * @param what names it; what is asked for again under the same name takes the place of what is still to be done
   * @throws what is not the disk's
   */
  whenPossible(what: string, work: () => void): void;
  close(): void;
}

const states = { storageFull: 'full', storageFailed: 'failing' } as const;

/** Watches what the disk takes. While it takes nothing it is tried again every few seconds, without anybody's doing. */
export function watchStorage(store: Store, clock: Clock): StorageWatch {
  let state: StorageState = 'well';
  let timer: unknown;
  let listeners: readonly ((state: StorageState) => void)[] = [];
  const waiting = new Map<string, () => void>();

  const become = (next: StorageState): void => {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener(state);
  };
  const watched = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      const failure = storageFailure(error);
      if (failure !== undefined) {
        become(states[failure]);
        probeLater();
      }
      throw error;
    }
  };
  /** @returns false when the disk took it not. */
  const tried = (work: () => void): boolean => {
    try {
      watched(work);
      return true;
    } catch (error) {
      if (storageFailure(error) === undefined) throw error;
      return false;
    }
  };

  const probe = (): void => {
    timer = undefined;
    // Changes nothing, and is written all the same.
    const takesIt = tried(() =>
      store.transaction(() =>
        store.run(sql.updateTable('terminal').set((column) => ({ prefix: column.ref('prefix') }))),
      ),
    );
    if (!takesIt) return;
    for (const [what, work] of waiting) {
      if (!tried(work)) return;
      waiting.delete(what);
    }
    become('well');
  };
  const probeLater = (): void => {
    timer ??= clock.setTimeout(probe, PROBE_MS);
  };

  return {
    store: {
      all: (query) => watched(() => store.all(query)),
      first: (query) => watched(() => store.first(query)),
      run: (query) => watched(() => store.run(query)),
      transaction: (work) => watched(() => store.transaction(work)),
      purgeLog: () => watched(store.purgeLog),
      close: store.close,
    },
    get state() {
      return state;
    },
    onChange: (listener) => {
      listeners = [...listeners, listener];
    },
    whenPossible: (what, work) => {
      if (waiting.size > 0 || !tried(work)) waiting.set(what, work);
    },
    close: () => clock.clearTimeout(timer),
  };
}
