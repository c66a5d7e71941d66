import { openPn532CardReader } from '../devices/card-reader/pn532/card-reader.ts';
import { Pn532Simulator } from '../devices/card-reader/pn532/simulator.ts';
import { systemClock } from '../devices/clock.ts';
import { keyTable } from '../devices/fare-card/classic-keys.ts';
import { sampleKeys } from '../devices/fare-card/nextfare/sample-cards.ts';
import { readFareCard } from '../devices/fare-card/read-fare-card.ts';
import { memoryPort } from '../devices/transports/memory-pair.ts';
import { loadAgencyProfile } from '../terminal-service/config/load-agency-profile.ts';
import { cardFamilies } from '../terminal-service/modules/fare-cards/card-families.ts';
import { sampleCardDrawer } from '../terminal-service/modules/fare-cards/sample-card-drawer.ts';
import { percentile, spread } from './figures.ts';
import { pacedLine } from './paced-line.ts';

const TAPS = 30;

/**
 * A whole Nextfare card read through a PN532 at 115200 baud, from the first byte after the look that found it to
 * the end of the look that confirms it, next to the time that the same bytes need on the wire alone. Chip and
 * card take no time here, on neither side of the comparison: what is left is the driver's own.
 */
export async function wholeCardRead(): Promise<string[]> {
  const clock = systemClock;
  const agency = loadAgencyProfile('los-angeles-county');
  const everyday = sampleCardDrawer(agency, clock).find(({ id }) => id === 'everyday');
  if (!everyday) throw new Error('there is no sample card');
  const commands: string[] = [];
  const simulator = new Pn532Simulator({
    clock,
    timing: 'instant',
    onCommand: (request) => commands.push(request.toHex()),
  });
  const port = memoryPort((end) => simulator.connect(end));
  let line: ReturnType<typeof pacedLine> | undefined;
  const families = cardFamilies(agency.fareCards);
  const inner = readFareCard({ families, keys: keyTable(sampleKeys) });
  let startedAt = 0;
  let bytesBefore = 0;
  let commandsBefore = 0;
  const reader = openPn532CardReader({
    open: async () => {
      const opened = await port.open();
      if (!opened.ok) return opened;
      line = pacedLine(opened.stream, clock);
      return { ok: true, stream: line.stream };
    },
    readCard: (card) => {
      startedAt = clock.monotonic();
      bytesBefore = line?.time.bytes ?? 0;
      commandsBefore = commands.length;
      return inner(card);
    },
    clock,
  });
  const next = (type: string): Promise<void> =>
    new Promise((resolve) => {
      const stop = reader.onEvent((event) => {
        if (event.type !== type) return;
        stop();
        resolve();
      });
    });

  const took: number[] = [];
  const ratios: number[] = [];
  let bytes = 0;
  let exchanges = 0;
  for (let tap = 0; tap < TAPS; tap++) {
    const read = next('cardRead');
    simulator.presentCard(everyday.card);
    await read;
    const ms = clock.monotonic() - startedAt;
    bytes = (line?.time.bytes ?? 0) - bytesBefore;
    exchanges = commands.length - commandsBefore;
    const limit = bytes / ((line?.time.bytes ?? 0) / (line?.time.ms ?? 1));
    took.push(ms);
    ratios.push(ms / limit);
    const removed = next('cardRemoved');
    simulator.removeCard();
    await removed;
  }
  await reader.close();
  const blockBytes = 22 * 16;
  return [
    `whole Nextfare read over PN532 at 115200 baud: ${spread(took)}; ${exchanges} commands, ${bytes} bytes on the wire`,
    `time over what these bytes need on the wire: p50 ${percentile(ratios, 0.5).toFixed(3)}, worst ${percentile(ratios, 1).toFixed(3)} (chip and card take no time)`,
    `of the bytes ${((blockBytes / bytes) * 100).toFixed(0)} % are the card's own; the rest is frames, ACKs and keys`,
  ];
}
