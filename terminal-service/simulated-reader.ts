import { Pn532Simulator } from '../devices/card-reader/pn532/simulator.ts';
import type { Clock } from '../devices/clock.ts';
import { parseMfd } from '../devices/fare-card/mfd-file.ts';
import { type SampleCard, sampleCards } from '../devices/fare-card/nextfare/sample-cards.ts';
import { type MemoryPort, memoryPort } from '../devices/transports/memory-pair.ts';
import type { AgencyProfile } from './agency/agency-profile.ts';

/** A simulated PN532 on an in-memory serial port, with a drawer of sample cards beside it. */
export interface SimulatedReader {
  readonly port: MemoryPort;
  readonly cards: readonly SampleCard[];
  /** Id of the sample card that lies on the reader. */
  readonly cardOnReader: string | null;
  /** Takes away what lies there and lays this card down. False when there is no such card. */
  tap(cardId: string): boolean;
  removeCard(): void;
}

export function simulatedReader(agency: AgencyProfile, clock: Clock): SimulatedReader {
  const simulator = new Pn532Simulator({ clock, timing: 'realistic' });
  const port = memoryPort((deviceEnd) => simulator.connect(deviceEnd));
  const profile = agency.fareCards.nextfareClassic;
  const cards = profile ? sampleCards(profile, localTime(clock.now(), agency.timeZone)) : [];
  let onReader: string | null = null;
  return {
    port,
    cards,
    get cardOnReader() {
      return onReader;
    },
    tap: (cardId) => {
      const dump = parseMfd(cards.find(({ id }) => id === cardId)?.image ?? new Uint8Array());
      if (!dump.ok) return false;
      onReader = cardId;
      simulator.presentCard(dump.card);
      return true;
    },
    removeCard: () => {
      onReader = null;
      simulator.removeCard();
    },
  };
}

/** A moment as the agency's wall clock shows it, `YYYY-MM-DDTHH:MM`. */
function localTime(epochMs: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(epochMs)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}
