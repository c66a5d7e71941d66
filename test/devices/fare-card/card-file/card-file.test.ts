import { describe, expect, it } from 'vitest';
import { parseCardFile } from '../../../../devices/fare-card/card-file/card-file.ts';
import { filedCard } from '../../../../devices/fare-card/card-file/filed-card.ts';
import { desfireJson } from '../../../../devices/fare-card/card-file/json-file.ts';
import { noKeys } from '../../../../devices/fare-card/classic-keys.ts';
import { desfire } from '../../../../devices/fare-card/desfire/commands.ts';
import { sampleDesfireCards } from '../../../../devices/fare-card/desfire/sample-cards.ts';
import type { FareCard } from '../../../../devices/fare-card/fare-card.ts';
import { nextfareClassic } from '../../../../devices/fare-card/nextfare/nextfare-classic.ts';
import { readFareCard, recognise } from '../../../../devices/fare-card/read-fare-card.ts';
import { cardFromMemory } from '../card-from-image.ts';
import { profile } from '../nextfare/system.ts';
import { everydayBlocks, FLIPPER_DESFIRE, flipperClassic } from './flipper-dumps.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const families = [nextfareClassic(profile)];
const UNREAD = new Array(16).fill('??').join(' ');

function cardIn(bytes: Uint8Array) {
  const parsed = parseCardFile(bytes);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.card;
}

const decoded = (bytes: Uint8Array): Promise<FareCard> => recognise(filedCard(cardIn(bytes)), families);

/** All 64 blocks as one dump. */
const image = () => Uint8Array.from(everydayBlocks().flatMap((block) => [...block]));
const whole = { family: 'nextfare-classic', balance: { cents: 1235, currency: 'USD' }, problems: [] };

describe('the same MIFARE Classic card', () => {
  it('says the same as a raw dump, a Flipper file and our own JSON', async () => {
    const ours = {
      format: 'card',
      version: 1,
      card: { kind: 'classic', uid: 'DE010001', blocks: everydayBlocks().map((block) => block.toHex()) },
    };
    const cards = await Promise.all(
      [image(), bytesOf(flipperClassic(everydayBlocks())), bytesOf(JSON.stringify(ours))].map(decoded),
    );
    for (const card of cards) expect(card).toEqual(cards[0]);
    expect(cards[0]).toMatchObject(whole);
    expect(cards[0]?.trips).toHaveLength(6);
  });

  it('lies on a simulated reader as itself, with its keys', () => {
    const { memory, ...selection } = cardIn(bytesOf(flipperClassic(everydayBlocks())));
    expect(selection).toEqual({
      uid: Uint8Array.fromHex('DE010001'),
      sak: 0x08,
      atqa: Uint8Array.of(0x00, 0x04),
    });
    expect(memory?.blocks[7]).toEqual(everydayBlocks()[7]);
  });

  it('of 4K has 256 blocks in every format', () => {
    const mfd = new Uint8Array(4096);
    mfd.set(Uint8Array.fromHex('C40DCDC0C4980200'));
    expect(cardIn(mfd)).toMatchObject({ sak: 0x18 });
    const blocks = Array.from({ length: 256 }, () => '??'.repeat(16));
    const json = { format: 'card', version: 1, card: { kind: 'classic', uid: 'C40DCDC0', blocks } };
    expect(cardIn(bytesOf(JSON.stringify(json)))).toMatchObject({ sak: 0x18, atqa: Uint8Array.of(0, 2) });
    const flipper = flipperClassic(Array.from({ length: 256 }, () => new Uint8Array(16).fill(0xc4)));
    expect(cardIn(bytesOf(flipper.replace('type: 1K', 'type: 4K'))).memory?.blocks).toHaveLength(256);
  });
});

describe('bytes that were not read', () => {
  it('of a Flipper file are a missing key, and the rest of the card is shown', async () => {
    const card = await decoded(
      bytesOf(flipperClassic(everydayBlocks(), (block, line) => (block >> 2 === 1 ? UNREAD : line))),
    );
    expect(card).toMatchObject({ family: 'nextfare-classic', balance: undefined, expiresOn: undefined });
    expect(card.problems).toEqual([
      { code: 'keyMissing', part: 'balance' },
      { code: 'keyMissing', part: 'expiry' },
    ]);
    expect(card.trips).toHaveLength(6);
  });

  it('make a whole block unread, though only one byte is missing', async () => {
    const card = await decoded(
      bytesOf(
        flipperClassic(everydayBlocks(), (block, line) =>
          block === 4 || block === 5 ? `?? ${line.slice(3)}` : line,
        ),
      ),
    );
    expect(card).toMatchObject({ balance: undefined, problems: [{ code: 'keyMissing', part: 'balance' }] });
  });

  it('that a file leaves out altogether were not read either', async () => {
    const text = flipperClassic(everydayBlocks())
      .replace(/^Block 4: .*\n/m, '')
      .replace(/^Block 5: .*\n/m, '');
    expect(await decoded(bytesOf(text))).toMatchObject({
      balance: undefined,
      problems: [{ code: 'keyMissing', part: 'balance' }],
    });
  });

  it('of a raw dump are sectors of nothing but zeros: no balance of zero is made of them', async () => {
    const dump = image();
    dump.fill(0, 64, 128);
    const card = await decoded(dump);
    expect(card.balance).toBeUndefined();
    expect(card.problems).toContainEqual({ code: 'keyMissing', part: 'balance' });
  });

  it('are refused by the card on a simulated reader: zeros are no data', async () => {
    const text = flipperClassic(everydayBlocks(), (block, line) => (block === 4 ? UNREAD : line));
    const { memory, uid, sak, atqa } = cardIn(bytesOf(text));
    if (!memory) throw new Error('no memory');
    const key = { type: 'A', bytes: everydayBlocks()[7]?.slice(0, 6) ?? new Uint8Array() } as const;
    const card = cardFromMemory({ memory, uid, sak, atqa });
    expect(await card.readClassicBlock(4, key)).toEqual({ ok: false, why: 'readRefused' });
    expect(await card.readClassicBlock(5, key)).toMatchObject({ ok: true });
  });

  it('in a trailer open no sector on a simulated reader: zeros are no key', async () => {
    const text = flipperClassic(everydayBlocks(), (block, line) =>
      block % 4 === 3 ? `${UNREAD.slice(0, 18)}${line.slice(18, 30)}${UNREAD.slice(0, 17)}` : line,
    );
    const { memory, uid, sak, atqa } = cardIn(bytesOf(text));
    if (!memory) throw new Error('no memory');
    const zeroKey = { type: 'A', bytes: new Uint8Array(6) } as const;
    const card = cardFromMemory({ memory, uid, sak, atqa });
    expect(await card.readClassicBlock(4, zeroKey)).toEqual({ ok: false, why: 'keyRefused' });
    const read = readFareCard({ families, keys: { keysFor: async () => [zeroKey] } });
    expect(await read(card)).toMatchObject({ balance: undefined });
    expect(await readFareCard({ families, keys: noKeys })(card)).toMatchObject({
      problems: [{ code: 'keyMissing', part: 'card' }],
    });
  });
});

describe('a DESFire card', () => {
  it('of a Flipper file answers as it did: open, closed, value and record files', async () => {
    const card = cardIn(bytesOf(FLIPPER_DESFIRE));
    expect(card).toMatchObject({ uid: Uint8Array.fromHex('044F2ED2153580'), sak: 0x20 });
    const chip = desfire(async (apdu) => card.respond?.(apdu) ?? new Uint8Array());
    expect(await chip.version()).toMatchObject({ ok: true });
    expect(await chip.applicationIds()).toEqual({ ok: true, value: ['9011F2'] });
    await chip.selectApplication('9011F2');
    expect(await chip.fileIds()).toEqual({ ok: true, value: [2, 3, 4, 5, 6, 14] });
    const open = await chip.readData(2);
    expect(open.ok && open.value.toHex()).toBe('00000000ee0000000000000000000000000000e1');
    expect(await chip.readData(3)).toEqual({ ok: false, status: 'permissionDenied' });
    expect(await chip.readData(4)).toEqual({ ok: false, status: 'authenticationError' });
    expect(await chip.value(5)).toEqual({ ok: true, value: -175 });
    expect(await chip.fileSettings(6)).toMatchObject({ value: { type: 'cyclicRecord', records: 0 } });
    expect(await chip.readRecords(14)).toEqual({ ok: true, value: Uint8Array.fromHex('a1a2b1b2') });
  });

  it('comes through our own JSON unchanged', async () => {
    for (const { card: description } of sampleDesfireCards('2026-03-14T09:05')) {
      const card = cardIn(bytesOf(desfireJson(description)));
      expect(card.uid.toHex().toUpperCase()).toBe(description.uid);
      const chip = desfire(async (apdu) => card.respond?.(apdu) ?? new Uint8Array());
      const listed = await chip.applicationIds();
      const expected = Object.keys(description.applications);
      if (description.directory === 'listed') expect(listed).toEqual({ ok: true, value: expected });
      else expect(listed.ok).toBe(false);
    }
  });
});

it('any other card of a Flipper file is known by what it answers to selection', () => {
  const text =
    'Filetype: Flipper NFC device\nVersion: 2\nDevice type: UID\nUID: 34 19 6D 41 14 56 E6\nATQA: 44 00\nSAK: 00\n';
  expect(cardIn(bytesOf(text))).toEqual({
    uid: Uint8Array.fromHex('34196D411456E6'),
    sak: 0,
    atqa: Uint8Array.of(0x00, 0x44),
  });
});

describe('a file that holds no card', () => {
  const classic = (change: (text: string) => string) => bytesOf(change(flipperClassic(everydayBlocks())));
  it.each([
    ['too few bytes', new Uint8Array(100), /1024 bytes/],
    ['no UID', classic((text) => text.replace(/^UID:.*$/m, '')), /"UID"/],
    ['half a block', classic((text) => text.replace(/^Block 9: .*$/m, 'Block 9: 00 11')), /"Block 9"/],
    ['key maps instead of ??', classic((text) => text.replace('version: 2', 'version: 1')), /old format/],
    [
      'a file of the wrong size',
      bytesOf(FLIPPER_DESFIRE.replace('File 2 Size: 20', 'File 2 Size: 21')),
      /9011f2 File 2/,
    ],
    ['broken JSON', bytesOf('{"format": '), /is not JSON/],
    ['JSON of something else', bytesOf('{"format": "receipt"}'), /^format:/],
    [
      'JSON with a wrong block',
      bytesOf(
        JSON.stringify({
          format: 'card',
          version: 1,
          card: { kind: 'classic', uid: 'C40DCDC0', blocks: new Array(64).fill('00') },
        }),
      ),
      /^card\.blocks\.0: must be 16 bytes/,
    ],
  ])('says why: %s', (_, bytes, why) => {
    const parsed = parseCardFile(bytes);
    expect(parsed.ok ? '' : parsed.problem).toMatch(why);
  });
});
