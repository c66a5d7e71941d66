import type { CardReaderFaultCode } from './card-reader.ts';
import type { PresentedCard } from './presented-card.ts';

/** What tells one card from another while they lie on the reader. */
export type CardIdentity = Pick<PresentedCard, 'uid' | 'sak' | 'atqa' | 'ats'>;

/** What one look at the field found. */
export type Sighting =
  | { readonly kind: 'empty' }
  | { readonly kind: 'several' }
  /** Nothing but a card of a kind that cannot be read. */
  | { readonly kind: 'unsupported' }
  | { readonly kind: 'one'; readonly card: CardIdentity };

/**
 * A reader that was opened and answers: the whole of what a reader's protocol must offer. How the reader is
 * opened again, and what makes a tap, is the same for all of them (`supervised-card-reader`, `tap-watch`).
 *
 * Methods throw `ReaderLost` when the reader does not answer or its stream ends. They may be called at any
 * time; the session carries them out one after the other.
 */
export interface ReaderSession {
  /** For technicians, such as "PN532 firmware 1.6". */
  readonly model: string;
  /** Aborted, with a `ReaderLost` as its reason, when the reader goes away by itself. */
  readonly lost: AbortSignal;
  /** Looks at the field once, without waiting for a card. Ends the card that `present` gave. */
  look(): Promise<Sighting>;
  /**
   * The card that was just seen, to be read. Throws `CardGone` from every method once `look` was called
   * again or the session was closed, so code that held on to the card cannot reach the next one.
   */
  present(card: CardIdentity): PresentedCard;
  close(): Promise<void>;
}

export type ReaderFailure = {
  readonly code: CardReaderFaultCode;
  /** One English sentence for a technician. */
  readonly detail: string;
};

export type BroughtUp<Session extends ReaderSession = ReaderSession> =
  | { readonly ok: true; readonly session: Session }
  | { readonly ok: false; readonly failure: ReaderFailure };

/**
 * Brings a reader that was opened to where it answers. When the reader is closed under it, it ends soon, with
 * a failure. Whoever opened the reader closes it after a failure.
 */
export type BringUp<Open> = (connection: Open) => Promise<BroughtUp>;

/** The reader stopped answering, or is not there any more. It unwinds whatever was being done with it. */
export class ReaderLost extends Error {
  override readonly name = 'ReaderLost';
  readonly failure: ReaderFailure;
  constructor(failure: ReaderFailure) {
    super(failure.detail);
    this.failure = failure;
  }
}
