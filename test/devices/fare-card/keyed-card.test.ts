import { expect, test } from 'vitest';
import type { ClassicBlockRead, ClassicKey } from '../../../devices/card-reader/presented-card.ts';
import { type KeyProvider, keyTable, noKeys } from '../../../devices/fare-card/classic-keys.ts';
import { isClassic, keyedCard } from '../../../devices/fare-card/keyed-card.ts';

const key = (text: string): ClassicKey => ({ type: 'A', bytes: Uint8Array.fromHex(text) });
const wrong = key('000000000001');
const right = key('000000000002');

function card(answer: (block: number, key: ClassicKey) => ClassicBlockRead) {
  const offered: [number, ClassicKey][] = [];
  return {
    offered,
    uid: Uint8Array.fromHex('DE0100AA'),
    sak: 0x08,
    atqa: Uint8Array.fromHex('0004'),
    ats: undefined,
    async readClassicBlock(block: number, withKey: ClassicKey) {
      offered.push([block, withKey]);
      return answer(block, withKey);
    },
  };
}

const readable = { ok: true, data: new Uint8Array(16) } as const;
const keyRefused = { ok: false, why: 'keyRefused' } as const;
const keys = (...list: ClassicKey[]): KeyProvider => ({ keysFor: async () => list });

test('a refused key is not offered again: each refusal costs time that the hand does not give', async () => {
  const presented = card((_, offered) => (offered === right ? readable : keyRefused));
  const keyed = keyedCard(presented, keys(wrong, right));
  expect(await keyed.readBlock(4)).toEqual(readable);
  expect(await keyed.readBlock(5)).toEqual(readable);
  expect(presented.offered).toEqual([
    [4, wrong],
    [4, right],
    [5, right],
  ]);
});

test('a key refused in one sector is still tried in the next', async () => {
  const presented = card((block) => (block < 8 ? keyRefused : readable));
  const keyed = keyedCard(presented, keys(right));
  expect(await keyed.readBlock(4)).toEqual({ ok: false, why: 'keyRefused' });
  expect(await keyed.readBlock(5)).toEqual({ ok: false, why: 'keyRefused' });
  expect(await keyed.readBlock(8)).toEqual(readable);
  expect(presented.offered).toEqual([
    [4, right],
    [8, right],
  ]);
});

test('a key that opens the sector but may not read one block still reads the others', async () => {
  const presented = card((block) => (block === 4 ? { ok: false, why: 'readRefused' } : readable));
  const keyed = keyedCard(presented, keys(right));
  expect(await keyed.readBlock(4)).toEqual({ ok: false, why: 'keyRefused' });
  expect(await keyed.readBlock(5)).toEqual(readable);
});

test('a block is fetched from the card once', async () => {
  const presented = card(() => readable);
  const keyed = keyedCard(presented, keys(right));
  await keyed.readBlock(1);
  await keyed.readBlock(1);
  expect(presented.offered).toHaveLength(1);
});

test('without a key the card is not touched', async () => {
  const presented = card(() => readable);
  expect(await keyedCard(presented, noKeys).readBlock(1)).toEqual({ ok: false, why: 'keyMissing' });
  expect(presented.offered).toEqual([]);
});

test('the key source is asked once for each sector, by UID and sector number', async () => {
  const asked: unknown[] = [];
  const source: KeyProvider = {
    keysFor: async (sector) => {
      asked.push(sector);
      return [right];
    },
  };
  const keyed = keyedCard(
    card(() => readable),
    source,
  );
  for (const block of [4, 5, 6, 8, 128]) await keyed.readBlock(block);
  expect(asked).toEqual([1, 2, 32].map((sector) => ({ uid: 'DE0100AA', sector })));
});

test('a key table answers with the rows for this card and sector, in its own order', async () => {
  const table = keyTable([
    { uid: 'DE0100AA', sector: 1, type: 'B', key: '0000000000b1' },
    { sector: 1, type: 'A', key: '0000000000A1' },
    { uid: 'DE0100BB', type: 'A', key: '0000000000A2' },
    { type: 'A', key: '0000000000A3' },
  ]);
  const found = await table.keysFor({ uid: 'DE0100AA', sector: 1 });
  expect(found.map(({ type, bytes }) => `${type} ${bytes.toHex()}`)).toEqual([
    'B 0000000000b1',
    'A 0000000000a1',
    'A 0000000000a3',
  ]);
  expect(await table.keysFor({ uid: 'DE0100AA', sector: 2 })).toHaveLength(1);
});

test.each(['', '00112233445', '00112233445566', '00112233445G'])('key %j in the table is refused', (text) => {
  expect(() => keyTable([{ type: 'A', key: text }])).toThrow('12 hex digits');
});

test.each([
  [0x08, true],
  [0x18, true],
  [0x88, true],
  [0x28, true],
  [0x20, false],
  [0x00, false],
])('SAK %i: MIFARE Classic is %s', (sak, expected) => {
  expect(isClassic({ sak, uid: Uint8Array.of(1, 2, 3, 4) })).toBe(expected);
});
