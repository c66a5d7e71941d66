import type { SpeechKeyMap } from '../../../contract/keys.ts';

/** Whether headphones are in the kiosk's socket, as far as its keys have told. */
export interface Headphones {
  areIn(): boolean;
  /** A key of speech was pressed; those that the socket sends are noted. */
  note(key: keyof SpeechKeyMap): void;
}

const ARE_IN = 'headphonesAreIn';

/**
 * Remembers it in `storage`, which has to outlive the page: the socket tells when a plug goes in, and never again while it
 * stays, and each visit ends with a new page. Of who wears them nothing is kept.
 */
export function headphones(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): Headphones {
  return {
    areIn: () => storage.getItem(ARE_IN) !== null,
    note(key) {
      if (key === 'headphonesIn') storage.setItem(ARE_IN, '');
      if (key === 'headphonesOut') storage.removeItem(ARE_IN);
    },
  };
}
