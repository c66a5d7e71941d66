import type { Trip } from '../fare-card.ts';

/**
 * What an agency must tell for its Nextfare cards to be read: plain data, kept in the agency's profile.
 * The card layout is the same for all; these are the things that differ.
 */
export interface NextfareProfile {
  /** The card's name as customers know it; shown as it stands. */
  readonly name: string;
  /** ISO 4217. */
  readonly currency: string;
  /** Sector 0, block 1, bytes 9 to 14: 12 hex digits. Several systems share a code. */
  readonly systemCode: string;
  /** How sector 0, block 2 begins, in hex, which tells apart systems that share a code; empty if nothing need be. */
  readonly sector0Block2Prefix: string;
  /**
   * True where the printed number follows from the UID. Then a MIFARE Classic card that cannot be opened is
   * presumed to be the agency's own and is reported with that number, which is all that a terminal without
   * keys can do; the account system has the last word on whether the number exists.
   */
  readonly numberFollowsFromUid: boolean;
  readonly operators: readonly NextfareOperator[];
}

/** An operating agency, and what the place numbers in its transactions mean. */
export interface NextfareOperator {
  /** 0 to 255, as stored in a transaction. */
  readonly code: number;
  /** At most 80 characters. */
  readonly name: string;
  /** Ranges of place numbers; the first that holds the number counts. */
  readonly places: readonly NextfarePlaces[];
}

export interface NextfarePlaces {
  /** First and last number of the range, both included, 0 to 65535. */
  readonly from: number;
  readonly to: number;
  readonly mode: Trip['mode'];
  /** What the number stands for; `nothing` where the operator leaves it meaningless. */
  readonly meaning: 'route' | 'station' | 'nothing';
  /** Names by the number in decimal; routes at most 40 characters, stations 80. */
  readonly names: Readonly<Record<string, string>>;
}

/** Who ran the trip and where, in the agency's words. */
export function tripPlace(
  profile: NextfareProfile,
  operatorCode: number,
  place: number,
): Pick<Trip, 'agency' | 'mode' | 'route' | 'station'> {
  const operator = profile.operators.find(({ code }) => code === operatorCode);
  const places = operator?.places.find(({ from, to }) => from <= place && place <= to);
  const name = places?.names[String(place)] ?? `#${place}`;
  return {
    agency: operator?.name,
    mode: places?.mode ?? 'unknown',
    route: places?.meaning === 'route' ? name : undefined,
    station: places?.meaning === 'station' ? name : undefined,
  };
}
