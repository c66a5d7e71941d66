/** What is on a fare card, as far as it could be read. The same shape for every card family. */
export interface FareCard {
  /** Stable id of the card family that recognised the card, such as `nextfare-classic`; `unknown` if none did. */
  readonly family: string;
  /** Name of the card in the agency's words, such as "TAP"; from the agency's profile, never from code. */
  readonly name: string;
  /** UID in upper-case hex, in the order the card sends it. Not shown to anyone; never an identity for random UIDs. */
  readonly uid: string;
  /** The printed number, digits only, 16 or 20 of them with a Luhn check digit. */
  readonly number: string | undefined;
  readonly balance: StoredValue | undefined;
  /** Last day on which the card is valid, local to the agency, `YYYY-MM-DD`. */
  readonly expiresOn: string | undefined;
  readonly passes: readonly TravelPass[];
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
  readonly at: string;
  readonly cents: number;
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
  readonly route: string | undefined;
  readonly station: string | undefined;
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
  /** Nothing recognises this card; only its UID was read. */
  | 'unknownFamily';

export type CardPart = 'card' | 'balance' | 'expiry' | 'topUps' | 'passes' | 'trips';

export interface CardProblem {
  readonly code: CardProblemCode;
  readonly part: CardPart;
}
