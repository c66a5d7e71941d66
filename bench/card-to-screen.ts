import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPn532CardReader } from '../devices/card-reader/pn532/card-reader.ts';
import { systemClock } from '../devices/clock.ts';
import { sampleKeys } from '../devices/fare-card/nextfare/sample-cards.ts';
import { absentReceiptPrinter } from '../devices/receipt-printer/absent-receipt-printer.ts';
import type { OpenByteStream } from '../devices/transports/byte-stream.ts';
import { loadAgencyProfile } from '../terminal-service/agency/agency-profile.ts';
import { cardReading } from '../terminal-service/cards/card-reading.ts';
import { loadConfig } from '../terminal-service/config.ts';
import { openLog } from '../terminal-service/log/log.ts';
import { startService } from '../terminal-service/service.ts';
import { simulatedReader } from '../terminal-service/simulated-reader.ts';
import { spread } from './figures.ts';

const TAPS = 40;

/** From the last frame of a card's reading, as it leaves the port, to its event on the page's stream. */
export async function cardToScreen(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const clock = systemClock;
  const config = loadConfig({ DATA_DIR: folder, PORT: '0' });
  const agency = loadAgencyProfile(config.agency);
  const simulated = simulatedReader(agency, clock);
  let lastFrameAt = 0;
  const open: OpenByteStream = async () => {
    const opened = await simulated.port.open();
    if (opened.ok) {
      opened.stream.onData(() => {
        lastFrameAt = clock.monotonic();
      });
    }
    return opened;
  };
  const reader = openPn532CardReader({ open, readCard: cardReading(folder, agency, sampleKeys), clock });
  const devices = {
    reader,
    printer: absentReceiptPrinter,
    simulator: undefined,
    close: () => reader.close(),
  };
  let frameBeforeCard = 0;
  reader.onEvent(({ type }) => {
    if (type === 'cardRead') frameBeforeCard = lastFrameAt;
  });
  const service = await startService({ config, agency, clock, log: openLog(folder), devices, pages: folder });

  const stop = new AbortController();
  const stream = await fetch(`${service.origin}/api/events`, { signal: stop.signal });
  const heard = async function* () {
    for await (const chunk of stream.body ?? []) yield Buffer.from(chunk).toString();
  };
  const toEvent: number[] = [];
  const reading: number[] = [];
  const events = heard();
  const until = async (type: string): Promise<void> => {
    for (;;) {
      const { value } = await events.next();
      if (value?.includes(`"type":"${type}"`)) return;
    }
  };
  await until('snapshot');
  for (let tap = 0; tap < TAPS; tap++) {
    const tappedAt = clock.monotonic();
    simulated.tap('everyday');
    await until('card.read');
    const now = clock.monotonic();
    toEvent.push(now - frameBeforeCard);
    reading.push(now - tappedAt);
    simulated.removeCard();
    await until('card.removed');
  }
  stop.abort();
  await service.stop();
  rmSync(folder, { recursive: true });
  return [
    `last frame of the reading to the event on the stream: ${spread(toEvent)}`,
    `card laid down to the event, with the chip's and the card's own time simulated: ${spread(reading)}`,
  ];
}
