// Longer than most: a line or two for each decoder that there is.
import { afterAll, expect, it } from 'vitest';
import { decodeCardBuffer, decodeDeviceInfo } from '../../devices/card-reader/pcprox/commands.ts';
import { fromFeatureReport, toFeatureReport } from '../../devices/card-reader/pcprox/feature-codec.ts';
import * as pn532 from '../../devices/card-reader/pn532/commands.ts';
import { encodeFrame, FrameDecoder, MAX_FRAME_DATA } from '../../devices/card-reader/pn532/frame-codec.ts';
import * as vivotech2 from '../../devices/card-reader/vivotech2/commands.ts';
import {
  crcOrderOf,
  decodeCommand,
  decodeResponse,
  encodeCommand,
  encodeResponse,
} from '../../devices/card-reader/vivotech2/frame-codec.ts';
import { readerStatusOf } from '../../devices/card-reader/vivotech2/reader-status.ts';
import {
  encodeReports,
  MAX_MESSAGE_BYTES,
  ReportAssembler,
} from '../../devices/card-reader/vivotech2/report-codec.ts';
import { ScanAssembler } from '../../devices/code-scanner/hid-pos-codec.ts';
import { scanReports } from '../../devices/code-scanner/hid-pos-simulator.ts';
import { LineCutter } from '../../devices/code-scanner/line-codec.ts';
import { decodeScan } from '../../devices/code-scanner/scan-text.ts';
import { parseCardFile } from '../../devices/fare-card/card-file/card-file.ts';
import { FLIPPER_FIRST_LINE } from '../../devices/fare-card/card-file/flipper-file.ts';
import { desfireJson } from '../../devices/fare-card/card-file/json-file.ts';
import { parseCardNumber } from '../../devices/fare-card/card-number.ts';
import { unwrapCommand, unwrapReply, wrapCommand, wrapReply } from '../../devices/fare-card/desfire/apdu.ts';
import { desfire } from '../../devices/fare-card/desfire/commands.ts';
import { decodeFileSettings, encodeFileSettings } from '../../devices/fare-card/desfire/file-settings.ts';
import { sampleDesfireCards } from '../../devices/fare-card/desfire/sample-cards.ts';
import { simulatedDesfire } from '../../devices/fare-card/desfire/simulated-desfire.ts';
import { type DesfireStatus, statusBytes } from '../../devices/fare-card/desfire/status.ts';
import { decodeVersion } from '../../devices/fare-card/desfire/version.ts';
import {
  currentBalance,
  decodeBalance,
  encodeBalance,
} from '../../devices/fare-card/nextfare/balance-record.ts';
import { decodeConfig, encodeConfig } from '../../devices/fare-card/nextfare/config-record.ts';
import { isIntact } from '../../devices/fare-card/nextfare/record-checksum.ts';
import { sampleCards } from '../../devices/fare-card/nextfare/sample-cards.ts';
import { decodeTopUp, encodeTopUp } from '../../devices/fare-card/nextfare/top-up-record.ts';
import { decodeTransaction, encodeTransaction } from '../../devices/fare-card/nextfare/transaction-record.ts';
import { decodeTravelPass, encodeTravelPass } from '../../devices/fare-card/nextfare/travel-pass-record.ts';
import { decodeUhidEvent, UHID_EVENT_BYTES } from '../../devices/transports/uhid-codec.ts';
import { profile } from '../devices/fare-card/nextfare/system.ts';
import { seedOf } from '../how-much.ts';
import { RandomBytes } from './random-bytes.ts';

const SEED = seedOf(0x20_26_03_14);
const MILLION = 1_000_000;
const counts = new Map<string, number>();

/** Runs `round` that often; each round is one input to a decoder, or one value there and back again. */
function drill(name: string, rounds: number, round: (random: RandomBytes) => void): void {
  it(`${name}: ${rounds.toLocaleString('en')} inputs`, () => {
    const random = new RandomBytes(SEED);
    for (let done = 0; done < rounds; done++) round(random);
    counts.set(name, rounds);
  });
}

/** Cheaper than `expect` by far, which a million rounds need. */
function same(one: unknown, other: unknown, what: string): void {
  const [left, right] = [one, other].map((value) =>
    value instanceof Uint8Array ? value.toHex() : JSON.stringify(value),
  );
  if (left !== right) throw new Error(`${what}: ${left} is not ${right}`);
}

drill('PN532 frames, there and back in any pieces', 150_000, (random) => {
  const data = random.bytes(1 + random.below(random.below(20) === 0 ? MAX_FRAME_DATA : 40));
  const kind = random.oneOf(['toChip', 'toHost'] as const);
  const decoder = new FrameDecoder();
  const items = random.cut(encodeFrame({ kind, data })).flatMap((piece) => decoder.push(piece));
  if (items.length !== 1 || items[0]?.kind !== kind) throw new Error(`one frame became ${items.length}`);
  same(items[0].data, data, 'frame');
});

const line = new FrameDecoder();
drill('PN532 frames, noise and damage', 200_000, (random) => {
  const good = encodeFrame({ kind: 'toHost', data: random.bytes(1 + random.below(30)) });
  const items = line.push(random.below(2) === 0 ? random.bytes(random.below(40)) : random.damaged(good));
  if (items.length > 40) throw new Error('more items than bytes');
});

const pn532Commands: readonly pn532.Command<unknown>[] = [
  pn532.samConfiguration(),
  pn532.getFirmwareVersion(),
  pn532.echo(Uint8Array.of(1, 2)),
  pn532.askIsoDepPresence(),
  pn532.listCards(2),
  pn532.readBlock(1, 4),
  pn532.exchangeApdu(1, Uint8Array.of(0x90)),
  pn532.releaseCards(),
];
drill('PN532 answers', 100_000, (random) => {
  const data = random.bytes(random.below(40));
  data[0] = random.below(3);
  random.oneOf(pn532Commands).parse(data);
});

drill('ViVOtech2 frames and reports, there and back', 60_000, (random) => {
  const data = random.bytes(random.below(random.below(20) === 0 ? MAX_MESSAGE_BYTES - 40 : 120));
  const command = { command: random.below(256), subCommand: random.below(256), data };
  const assembler = new ReportAssembler();
  const sent = encodeCommand(command, crcOrderOf(command.command, command.subCommand));
  const whole = encodeReports(sent).flatMap((report) => assembler.push(report));
  const [item] = whole;
  const decoded = item?.kind === 'message' ? decodeCommand(item.bytes) : undefined;
  if (!decoded?.ok || whole.length !== 1) throw new Error('a command was lost on its way');
  same(decoded.frame.data, data, 'command');
});

const reports = new ReportAssembler();
drill('ViVOtech2 reports and responses, noise and damage', 120_000, (random) => {
  const good = encodeResponse({
    command: 0x2c,
    status: random.below(16),
    data: random.bytes(random.below(60)),
  });
  decodeResponse(random.damaged(good));
  const [report = new Uint8Array()] = encodeReports(good);
  const noise = random.damaged(report);
  noise[0] = random.below(6);
  reports.push(noise);
});

const vivotech2Commands: readonly vivotech2.Command<unknown>[] = [
  vivotech2.firmwareVersion,
  vivotech2.poll(100),
  vivotech2.setKey(4, { type: 'A', bytes: new Uint8Array(6) }),
  vivotech2.readBlock(4),
  vivotech2.exchangeApdu(Uint8Array.of(0x90)),
];
drill('ViVOtech2 answers', 60_000, (random) => {
  random.oneOf(vivotech2Commands).parse({
    status: readerStatusOf(random.below(256)),
    data: random.bytes(random.below(40)),
  });
});

drill('pcProx reports', 60_000, (random) => {
  const payload = random.bytes(8);
  same(fromFeatureReport(toFeatureReport(payload)), payload, 'feature report');
  fromFeatureReport(random.bytes(random.below(12)));
  decodeDeviceInfo(payload);
  const length = random.bytes(8);
  const bits = random.below(70);
  length[0] = bits;
  length[1] = bits;
  const card = decodeCardBuffer(payload, length);
  if (card && card.bytes.length > 8) throw new Error('a buffer of 8 bytes gave more');
});

drill('scans in HID reports and lines, there and back', 40_000, (random) => {
  const text = Array.from(random.bytes(1 + random.below(150)), (byte) =>
    String.fromCharCode(0x20 + (byte % 0x5f)),
  ).join('');
  const assembler = new ScanAssembler();
  const scans = scanReports(text).flatMap((report) => assembler.push(report) ?? []);
  same(new TextDecoder().decode(scans[0]), text, 'scan');
  const cutter = new LineCutter();
  const lines = random.cut(new TextEncoder().encode(`${text}\r\n`)).flatMap((piece) => cutter.push(piece));
  same(new TextDecoder().decode(lines[0]), text, 'line');
});

const scanNoise = new ScanAssembler();
drill('scans, noise', 60_000, (random) => {
  const report = random.bytes(random.oneOf([64, 64, 64, 10]));
  if (random.below(4) > 0) report[0] = 2;
  scanNoise.push(report);
  decodeScan(random.bytes(random.below(80)));
});

const statuses = Object.keys(statusBytes) as DesfireStatus[];
drill('DESFire APDUs, there and back and damaged', 80_000, (random) => {
  const data = random.bytes(random.below(56));
  const command = random.below(256);
  same(unwrapCommand(wrapCommand(command, data)), { command, data }, 'command');
  const reply = { status: random.oneOf(statuses), data };
  same(unwrapReply(wrapReply(reply)), reply, 'reply');
  unwrapReply(random.damaged(wrapReply(reply)));
  decodeVersion(random.bytes(random.oneOf([28, 28, 27, 0])));
});

drill('DESFire file settings', 60_000, (random) => {
  const communication = random.oneOf(['plain', 'mac', 'enciphered'] as const);
  const u24 = () => random.below(1 << 24);
  const settings = random.oneOf([
    { type: 'standard', communication, size: u24() },
    { type: 'value', communication, lowerLimit: random.next() | 0, upperLimit: random.next() | 0 },
    { type: 'cyclicRecord', communication, recordSize: u24(), maxRecords: u24(), records: u24() },
  ] as const);
  const encoded = encodeFileSettings(settings);
  const sorted = (value: object) => Object.entries(value).sort();
  same(sorted(decodeFileSettings(encoded) ?? {}), sorted(settings), 'settings');
  decodeFileSettings(random.damaged(encoded));
});

const described = sampleDesfireCards('2026-03-14T09:05');
const chips = described.map(({ card }) => simulatedDesfire(card));
drill('a DESFire chip asked anything', 80_000, (random) => {
  const apdu = random.bytes(random.below(14));
  if (random.below(3) > 0)
    apdu.set(wrapCommand(random.oneOf([0x60, 0x6a, 0x6f, 0xaf, 0xbd])).subarray(0, apdu.length));
  if (random.oneOf(chips).respond(apdu).length < 2) throw new Error('an answer without a status');
});

const at = (random: RandomBytes) => {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${2000 + random.below(127)}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`;
  return { day, minute: `${day}T${two(random.below(24))}:${two(random.below(60))}` };
};
drill('Nextfare records, there and back', 40_000, (random) => {
  const { day, minute } = at(random);
  const cents = random.below(32_768);
  const signed = random.below(2) === 0 ? cents : 0 - cents;
  const word = random.below(65_536);
  const version = 1 + random.below(255);
  const balance = { cents: signed, version };
  same(decodeBalance(encodeBalance(balance)), balance, 'balance');
  same(decodeConfig(encodeConfig({ expiresOn: day })), { expiresOn: day }, 'config');
  const topUp = { at: minute, cents, automatic: random.below(2) === 0, place: word };
  same(decodeTopUp(encodeTopUp(topUp)), topUp, 'top-up');
  const pass = { expiresAt: minute, version };
  same(decodeTravelPass(encodeTravelPass(pass)), pass, 'pass');
  const kind = random.oneOf(['passTrip', 'storedValueTrip', 'passSale', 'unknown'] as const);
  const trip = {
    kind,
    operator: 1 + random.below(255),
    at: minute,
    journey: random.below(2_048),
    fareCents: signed,
    place: word,
  };
  same(decodeTransaction(encodeTransaction(trip)), trip, 'trip');
});

drill('Nextfare records, any bytes', 40_000, (random) => {
  const record = random.bytes(16);
  decodeBalance(record);
  decodeConfig(record);
  decodeTopUp(record);
  decodeTravelPass(record);
  decodeTransaction(record);
  currentBalance(
    [record, random.damaged(encodeBalance({ cents: 1, version: 2 }))].filter(({ length }) => length === 16),
  );
  isIntact(record);
});

const cardFiles = [
  ...sampleCards(profile, '2026-03-14T09:05').map(({ image }) => image),
  ...described.map(({ card }) => new TextEncoder().encode(desfireJson(card))),
  new TextEncoder().encode(
    `${FLIPPER_FIRST_LINE}\nVersion: 4\nDevice type: Mifare DESFire\nUID: 04 2F 19 0A CD 66 80\nATQA: 03 44\nSAK: 20\nApplication IDs: 90 11 F2\nApplication 9011f2 File IDs: 02\nApplication 9011f2 File 2 Type: 00\nApplication 9011f2 File 2 Size: 3\nApplication 9011f2 File 2: 01 02 03\n`,
  ),
];
drill('card files, damaged and made of noise', 30_000, (random) => {
  const file =
    random.below(4) === 0 ? random.bytes(random.oneOf([1024, 4096, 100])) : random.oneOf(cardFiles);
  parseCardFile(random.damaged(file));
});

drill('typed card numbers', 30_000, (random) => {
  parseCardNumber(
    Array.from({ length: random.below(26) }, () => random.oneOf([...'0123456789 -x'])).join(''),
  );
});

drill('events of /dev/uhid', 10_000, (random) => {
  const event = random.bytes(random.below(2) === 0 ? UHID_EVENT_BYTES : random.below(64));
  if (event.length > 4) event.set([random.below(16), 0, 0, 0]);
  decodeUhidEvent(event);
});

it('a DESFire that answers nonsense never keeps its reader waiting', async () => {
  const random = new RandomBytes(SEED);
  for (let round = 0; round < 300; round++) {
    let asked = 0;
    const card = desfire(async () => {
      asked++;
      return random.below(4) === 0
        ? random.bytes(random.below(8))
        : Uint8Array.of(...random.bytes(3), 0x91, 0xaf);
    });
    await card.version();
    await card.readData(1);
    expect(asked).toBeLessThanOrEqual(2_048);
  }
});

afterAll(() => {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  process.stdout.write(`codec-fuzz: ${total.toLocaleString('en')} inputs, seed ${SEED}\n`);
  expect(total).toBeGreaterThanOrEqual(MILLION);
});
