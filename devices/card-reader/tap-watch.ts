import type { Clock } from '../clock.ts';
import { isRandomUid } from '../fare-card/card-number.ts';
import type { FareCard } from '../fare-card/fare-card.ts';
import { pause, unlessAborted } from '../supervision/abortable.ts';
import type { CardDropReason, CardReaderEvent } from './card-reader.ts';
import { CardGone, type PresentedCard } from './presented-card.ts';
import { type CardIdentity, ReaderLost, type ReaderSession, type Sighting } from './reader-session.ts';
import { sameBytes } from './same-bytes.ts';

/** Between two looks at the field: some six looks a second, which feels immediate and leaves the port idle. */
export const LOOK_PAUSE_MS = 150;
/** A card counts as removed after this many looks without it: one may miss a card that is being turned. */
export const REMOVED_AFTER_LOOKS = 2;
/** A card that is still there after a disturbed reading is read from the start, this often in all. */
export const READ_ATTEMPTS = 3;
/** A reading that takes longer has hung, such as on a key server that does not answer. */
export const READ_LIMIT_MS = 15_000;

/** Makes a fare card of a card on the reader. `CardGone` and `ReaderLost` may pass through. */
export type ReadCard = (card: PresentedCard) => Promise<FareCard>;

/** What a reader tells besides its status. */
export type TapEvent = Exclude<CardReaderEvent, { type: 'statusChanged' }>;

export interface TapWatchOptions {
  readonly readCard: ReadCard;
  readonly clock: Clock;
  readonly emit: (event: TapEvent) => void;
  readonly onMedia: (media: 'present' | 'notPresent', model: string) => void;
  readonly onSurprise: (error: unknown) => void;
}

/** What has been dealt with and not been taken away yet. `missed` counts looks in a row that did not see it. */
type Lying =
  | { readonly is: 'nothing' }
  | { readonly is: 'card'; readonly uid: Uint8Array; readonly missed: number }
  | { readonly is: 'several'; readonly left: Uint8Array | undefined; readonly missed: number }
  | { readonly is: 'unsupported'; readonly missed: number };

type Reading =
  | { readonly outcome: 'read'; readonly card: FareCard }
  | { readonly outcome: 'disturbed' }
  | { readonly outcome: 'dropped'; readonly reason: CardDropReason };

const nothing: Lying = { is: 'nothing' };

/**
 * Makes taps of what a reader sees: one event for each card that is presented, and one when it leaves.
 * It outlives the reader's sessions, so a card that lay there while the cable was out is not read twice.
 */
export class TapWatch {
  readonly #options: TapWatchOptions;
  #lying: Lying = nothing;

  constructor(options: TapWatchOptions) {
    this.#options = options;
  }

  /** Watches until the session is lost, and answers with the loss; or until `stop`, and answers undefined. */
  async watch(session: ReaderSession, stop: AbortSignal): Promise<ReaderLost | undefined> {
    const { clock, onMedia } = this.#options;
    const ending = AbortSignal.any([stop, session.lost]);
    try {
      for (;;) {
        const sighting = await session.look();
        ending.throwIfAborted();
        if (sighting.kind !== 'empty') onMedia('present', session.model);
        await this.#consider(sighting, session, ending);
        onMedia(this.#lying === nothing ? 'notPresent' : 'present', session.model);
        await pause(clock, LOOK_PAUSE_MS, ending);
        ending.throwIfAborted();
      }
    } catch (error) {
      if (stop.aborted) return undefined;
      if (error instanceof ReaderLost) return error;
      throw error;
    }
  }

  async #consider(sighting: Sighting, session: ReaderSession, ending: AbortSignal): Promise<void> {
    const lying = this.#lying;
    switch (sighting.kind) {
      case 'empty':
        this.#miss(lying);
        return;
      case 'unsupported':
        if (lying.is === 'unsupported') this.#lying = { ...lying, missed: 0 };
        else if (lying.is === 'nothing') this.#unsupported();
        else this.#miss(lying);
        return;
      case 'several':
        if (lying.is === 'nothing') this.#severalCards();
        else this.#lying = { ...lying, missed: 0 };
        return;
      case 'one': {
        const { uid } = sighting.card;
        if (lying.is === 'card' && looksTheSame(lying.uid, uid)) {
          this.#lying = { ...lying, missed: 0 };
          return;
        }
        // Of two cards one was taken away. Only the second look is sure that it did not just overlook the other.
        if (lying.is === 'several' && !(lying.left && looksTheSame(lying.left, uid))) {
          this.#lying = { is: 'several', left: uid, missed: 0 };
          return;
        }
        if (lying.is !== 'nothing') this.#removed();
        await this.#tap(sighting.card, session, ending);
      }
    }
  }

  async #tap(card: CardIdentity, session: ReaderSession, ending: AbortSignal): Promise<void> {
    try {
      for (let attempt = 1; attempt <= READ_ATTEMPTS; attempt++) {
        const reading = await this.#read(session.present(card), ending);
        // Only what lies there now is what was read: block after block says nothing about whose it is.
        const after = await session.look();
        ending.throwIfAborted();
        if (this.#settle(reading, card, after)) return;
      }
      this.#dropLying('unreadable', card.uid);
    } catch (error) {
      if (error instanceof ReaderLost) this.#options.emit({ type: 'cardDropped', reason: 'readerLost' });
      throw error;
    }
  }

  /** True when the tap has come to its one event; false when the card is still there and worth another try. */
  #settle(reading: Reading, card: CardIdentity, after: Sighting): boolean {
    const { emit } = this.#options;
    if (after.kind === 'several') {
      this.#severalCards();
      return true;
    }
    if (after.kind !== 'one') {
      emit({ type: 'cardDropped', reason: 'removedTooSoon' });
      this.#removed();
      return true;
    }
    const changed = reading.outcome === 'dropped' && reading.reason === 'cardChanged';
    if (changed || !looksTheSame(after.card.uid, card.uid)) {
      emit({ type: 'cardDropped', reason: 'cardChanged' });
      this.#removed();
      return true;
    }
    switch (reading.outcome) {
      case 'disturbed':
        return false;
      case 'dropped':
        this.#dropLying(reading.reason, card.uid);
        return true;
      case 'read':
        emit({ type: 'cardRead', card: reading.card });
        this.#lying = { is: 'card', uid: card.uid, missed: 0 };
        return true;
    }
  }

  async #read(card: PresentedCard, ending: AbortSignal): Promise<Reading> {
    const { clock, readCard, onSurprise } = this.#options;
    const tooLong = new AbortController();
    const timer = clock.setTimeout(() => tooLong.abort(), READ_LIMIT_MS);
    try {
      const reading = (async () => readCard(card))();
      return {
        outcome: 'read',
        card: await unlessAborted(reading, AbortSignal.any([ending, tooLong.signal])),
      };
    } catch (error) {
      ending.throwIfAborted();
      if (error instanceof ReaderLost) throw error;
      if (error instanceof CardGone) {
        return error.reason === 'cardChanged'
          ? { outcome: 'dropped', reason: error.reason }
          : { outcome: 'disturbed' };
      }
      if (!tooLong.signal.aborted) onSurprise(error);
      return { outcome: 'dropped', reason: 'unreadable' };
    } finally {
      clock.clearTimeout(timer);
    }
  }

  #dropLying(reason: CardDropReason, uid: Uint8Array): void {
    this.#options.emit({ type: 'cardDropped', reason });
    this.#lying = { is: 'card', uid, missed: 0 };
  }

  /** A look did not see what lies there. */
  #miss(lying: Lying): void {
    if (lying.is === 'nothing') return;
    if (lying.missed + 1 < REMOVED_AFTER_LOOKS) this.#lying = { ...lying, missed: lying.missed + 1 };
    else this.#removed();
  }

  #unsupported(): void {
    this.#options.emit({ type: 'cardDropped', reason: 'unsupported' });
    this.#lying = { is: 'unsupported', missed: 0 };
  }

  #severalCards(): void {
    this.#options.emit({ type: 'cardDropped', reason: 'severalCards' });
    this.#lying = { is: 'several', left: undefined, missed: 0 };
  }

  #removed(): void {
    this.#options.emit({ type: 'cardRemoved' });
    this.#lying = nothing;
  }
}

/** A phone has another UID each time that it is selected. Nobody lays down a second one within a look. */
function looksTheSame(one: Uint8Array, other: Uint8Array): boolean {
  return sameBytes(one, other) || (isRandomUid(one) && isRandomUid(other));
}
