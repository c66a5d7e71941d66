import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CardReaderKind } from '../devices/card-reader/card-reader-kinds.ts';
import { systemClock } from '../devices/clock.ts';
import { absentCodeScanner } from '../devices/code-scanner/absent-code-scanner.ts';
import { sampleKeys } from '../devices/fare-card/nextfare/sample-cards.ts';
import { absentReceiptPrinter } from '../devices/receipt-printer/absent-receipt-printer.ts';
import type { HidDevice } from '../devices/transports/hid-device.ts';
import { openLog } from '../serving/log/log.ts';
import { loadConfig } from '../terminal-service/config/config.ts';
import { loadAgencyProfile } from '../terminal-service/config/load-agency-profile.ts';
import { CARD_READER_KINDS } from '../terminal-service/config/reader-address.ts';
import { openCardReader, type ReaderPlug } from '../terminal-service/modules/devices/opening/readers.ts';
import { simulatedReader } from '../terminal-service/modules/devices/opening/simulated-reader.ts';
import { cardReading } from '../terminal-service/modules/fare-cards/card-reading.ts';
import { sampleCardDrawer } from '../terminal-service/modules/fare-cards/sample-card-drawer.ts';
import { startService } from '../terminal-service/service.ts';
import { spread } from './figures.ts';
import { launchedPage } from './launched-page.ts';

const TAPS = 25;

/** For each kind of reader: from the last byte of a card's reading, as it leaves the port, to its event on the page's stream. */
export async function cardToScreen(): Promise<string[]> {
  const lines: string[] = [];
  for (const kind of CARD_READER_KINDS) lines.push(...(await measure(kind)));
  return lines;
}

async function measure(kind: CardReaderKind): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const clock = systemClock;
  const config = loadConfig({ DATA_DIR: folder, PORT: '0' });
  const { uidByteOrder } = config;
  const agency = loadAgencyProfile(config.agency);
  const simulated = simulatedReader(kind, { clock, uidByteOrder });
  const everyday = sampleCardDrawer(agency, clock).find(({ id }) => id === 'everyday');
  if (!everyday) throw new Error('there is no sample card');
  let lastByteAt = 0;
  const plug = heard(simulated.plug, () => {
    lastByteAt = clock.monotonic();
  });
  const readCard = cardReading(folder, agency, sampleKeys);
  const reader = openCardReader(plug, { readCard, clock, uidByteOrder });
  const devices = {
    reader,
    scanner: absentCodeScanner,
    printer: absentReceiptPrinter,
    simulator: undefined,
    areAllSimulated: false,
    close: () => reader.close(),
  };
  let lastByteBeforeCard = 0;
  reader.onEvent(({ type }) => {
    if (type === 'cardRead') lastByteBeforeCard = lastByteAt;
  });
  const service = await startService({
    config,
    agency,
    clock,
    log: openLog(folder),
    openDevices: async () => devices,
    pages: folder,
  });

  const stop = new AbortController();
  const stream = await fetch(`${service.origin}/api/events`, {
    signal: stop.signal,
    headers: await launchedPage(service),
  });
  const events = (async function* () {
    for await (const chunk of stream.body ?? []) yield Buffer.from(chunk).toString();
  })();
  const until = async (type: string): Promise<void> => {
    for (;;) {
      const { value } = await events.next();
      if (value?.includes(`"type":"${type}"`)) return;
    }
  };
  const toEvent: number[] = [];
  const sinceTap: number[] = [];
  await until('snapshot');
  for (let tap = 0; tap < TAPS; tap++) {
    const tappedAt = clock.monotonic();
    simulated.presentCard(everyday.card);
    await until('card.read');
    const now = clock.monotonic();
    toEvent.push(now - lastByteBeforeCard);
    sinceTap.push(now - tappedAt);
    simulated.removeCard();
    await until('card.removed');
  }
  stop.abort();
  await service.stop();
  rmSync(folder, { recursive: true });
  return [
    `${kind}: last byte of the reading to the event on the stream: ${spread(toEvent)}`,
    `${kind}: card laid down to the event, with reader and card taking their own time: ${spread(sinceTap)}`,
  ];
}

/** The same plug, with `note` called for whatever the reader says. */
function heard(plug: ReaderPlug, note: () => void): ReaderPlug {
  if (plug.cable === 'serial') {
    return {
      ...plug,
      open: async () => {
        const opened = await plug.open();
        if (opened.ok) opened.stream.onData(note);
        return opened;
      },
    };
  }
  return {
    ...plug,
    open: async () => {
      const opened = await plug.open();
      return opened.ok ? { ok: true, device: heardDevice(opened.device, note) } : opened;
    },
  };
}

function heardDevice(device: HidDevice, note: () => void): HidDevice {
  device.onReport(note);
  return {
    write: (report) => device.write(report),
    onReport: (listener) => device.onReport(listener),
    sendFeatureReport: (report) => device.sendFeatureReport(report),
    getFeatureReport: async (id, length) => {
      const report = await device.getFeatureReport(id, length);
      note();
      return report;
    },
    onClose: (listener) => device.onClose(listener),
    close: () => device.close(),
  };
}
