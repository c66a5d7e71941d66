import type { FareCard } from '../../../devices/fare-card/fare-card.ts';

/** No customer taps more cards than this in one session; the bound keeps a stuck reader from filling the memory. */
const MOST_TAPS = 20;

/**
 * The cards tapped in this session, in memory only. The screen knows a card by its tap id; when a case is
 * filed the service puts the full number in, so it never has to travel to the browser.
 */
export function sessionTaps() {
  const taps = new Map<string, FareCard>();
  return {
    remember(tapId: string, card: FareCard): void {
      taps.set(tapId, card);
      const oldest = taps.size > MOST_TAPS ? taps.keys().next().value : undefined;
      if (oldest !== undefined) taps.delete(oldest);
    },
    cardOf: (tapId: string): FareCard | undefined => taps.get(tapId),
    forgetAll: (): void => taps.clear(),
  };
}

export type SessionTaps = ReturnType<typeof sessionTaps>;
