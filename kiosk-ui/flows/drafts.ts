import type { DraftForm } from '../../contract/drafts.ts';

/** A form put away by the service until somebody comes with its code. */
export interface Parked {
  readonly code: string;
  /** ISO 8601. */
  readonly keptUntil: string;
}

/**
 * Why a draft was not opened:
 * - `notFound`: there is none with this code, or it was opened or deleted already
 * - `tooManyGuesses`: too many wrong codes were typed lately; nobody may try for a while
 * - `noAnswer`: the service did not answer; the draft is untouched
 */
export type OpeningFailure = 'notFound' | 'tooManyGuesses' | 'noAnswer';

export type OpeningResult =
  | { readonly ok: true; readonly form: DraftForm }
  | { readonly ok: false; readonly failure: OpeningFailure };
