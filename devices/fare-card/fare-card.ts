/** What is on a fare card, as far as it could be read. The same shape for every card family. */
export interface FareCard {
  /** Stable id of the card family that recognised the card, such as `nextfare-classic`; `unknown` if none did. */
  readonly family: string;
  /** Name of the card in the agency's words; from the agency's profile, never from code. Empty for an unknown card. */
  readonly name: string;
  /** UID in upper-case hex, in the order the card sends it. Not shown to anyone; never an identity for random UIDs. */
  readonly uid: string;
  /**
   * The printed number, digits only: 16 or 20 of them with a Luhn check digit on Nextfare cards, a serial number of
   * 8 or 10 without one on others.
   */
  readonly number: string | undefined;
  readonly balance: StoredValue | undefined;
  /** Last day on which the card is valid, local to the agency, `YYYY-MM-DD`. */
  readonly expiresOn: string | undefined;
  /** The one written last comes first. */
  readonly passes: readonly TravelPass[];
  /** Newest first. */
  readonly topUps: readonly TopUp[];
  /** Newest first. */
  readonly trips: readonly Trip[];
  /** What could not be read or is doubtful, and why. Empty when the whole card was read and intact. */
  readonly problems: readonly CardProblem[];
}

/** Money stored on the card. Negative is a legal state and is never clamped. */
export interface StoredValue {
  readonly cents: number;
  /** ISO 4217. */
  readonly currency: string;
}

export interface TravelPass {
  /** Local wall-clock time of the agency, `YYYY-MM-DDTHH:MM`. */
  readonly expiresAt: string;
}

export interface TopUp {
  /** Local wall-clock time of the agency, `YYYY-MM-DDTHH:MM`. */
  readonly at: string;
  readonly cents: number;
  /** True when the agency loaded it by a standing order, false when someone paid at a machine or counter. */
  readonly automatic: boolean;
  /** Station or machine number as stored. */
  readonly place: number;
}

/** One line of the card's own history. */
export interface Trip {
  readonly kind: 'passTrip' | 'storedValueTrip' | 'passSale' | 'unknown';
  /** Local wall-clock time of the agency, `YYYY-MM-DDTHH:MM`. */
  readonly at: string;
  readonly mode: 'bus' | 'subway' | 'lightRail' | 'unknown';
  /** Operating agency, from the agency's profile; undefined where the code is not in it. */
  readonly agency: string | undefined;
  /**
   * Name from the agency's profile; where that has none, `#` and the number as stored on the card, which a
   * customer could otherwise take for a route number. Undefined where the card does not say.
   */
  readonly route: string | undefined;
  /** As `route`; where the trip began. */
  readonly station: string | undefined;
  /** When it ended, as `at`; undefined where it has not, or the card does not say. */
  readonly exitedAt?: string | undefined;
  /** As `route`; where it ended. */
  readonly exitStation?: string | undefined;
  /** The number that the vehicle bears; undefined where the card does not say. */
  readonly vehicle?: string | undefined;
  /** What the trip cost; negative for a refund. */
  readonly fareCents: number;
}

export type CardProblemCode =
  /** No key for this part: the agency has not provided one. */
  | 'keyMissing'
  /** A key was provided and the card refused it. */
  | 'keyRefused'
  /** The record's checksum is wrong; the record was shown all the same, or the intact copy was used instead. */
  | 'checksumMismatch'
  /** One of the two copies of the balance is torn; the other one is shown. */
  | 'olderCopyUsed'
  /** The bytes make no sense as this record (impossible date, for instance). */
  | 'malformed'
  /** The card keeps this part to itself: it opens only to its operator's own equipment. */
  | 'protected'
  /** The file that the card was read from leaves this part out, and does not say whether the card is to blame. */
  | 'notInFile'
  /** Anyone may read this part of the card, and whoever made the file did not. */
  | 'freeNotRead'
  /** The card let itself be read, but what its bytes mean is not public. */
  | 'layoutUnknown'
  /** The reader tells a card's UID and can read nothing else. */
  | 'readerCannot'
  /** Nothing recognises this card; only its UID was read. */
  | 'unknownFamily';

export type CardPart = 'card' | 'balance' | 'expiry' | 'topUps' | 'passes' | 'trips';

export interface CardProblem {
  readonly code: CardProblemCode;
  readonly part: CardPart;
}
