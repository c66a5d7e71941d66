import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAsKeyHolder, sectorOfBlock, trailerOfBlock } from '../../../devices/fare-card/classic-memory.ts';
import { parseMfd } from '../../../devices/fare-card/mfd-file.ts';

const dump = (size: number, start: string) => {
  const bytes = new Uint8Array(size);
  bytes.set(Uint8Array.fromHex(start));
  return bytes;
};

describe('a .mfd file', () => {
  it('of 1024 bytes is a Classic 1K card with its UID', () => {
    const result = parseMfd(dump(1024, 'C40DCDC0C4880400'));
    expect(result).toMatchObject({
      ok: true,
      card: { uid: Uint8Array.fromHex('C40DCDC0'), sak: 0x08, atqa: Uint8Array.of(0x00, 0x04) },
    });
    expect(result.ok && result.card.memory.blocks).toHaveLength(64);
  });

  it('of 4096 bytes is a Classic 4K card', () => {
    const result = parseMfd(dump(4096, 'C40DCDC0C4980200'));
    expect(result).toMatchObject({ ok: true, card: { sak: 0x18, atqa: Uint8Array.of(0x00, 0x02) } });
    expect(result.ok && result.card.memory.blocks).toHaveLength(256);
  });

  it('whose fifth byte is no check byte holds a 7-byte UID', () => {
    expect(parseMfd(dump(1024, '044F2ED2153580'))).toMatchObject({
      ok: true,
      card: { uid: Uint8Array.fromHex('044F2ED2153580'), atqa: Uint8Array.of(0x00, 0x44) },
    });
  });

  it('of another size is refused in words', () => {
    expect(parseMfd(new Uint8Array(1023))).toEqual({
      ok: false,
      problem: 'A .mfd file holds 1024 bytes (MIFARE Classic 1K) or 4096 bytes (4K); this one holds 1023.',
    });
  });

  it('that starts with no manufacturer block is refused', () => {
    expect(parseMfd(dump(1024, 'FF0102030405')).ok).toBe(false);
  });

  it.each([
    ['of an NXP chip', '04A1B2C3D4E5F6884400', '04A1B2C3D4E5F6'],
    ['of another maker, whose SENS_RES says so', '1DA1B2C3D4E5F6084400', '1DA1B2C3D4E5F6'],
    ['of a 4K card', '1DA1B2C3D4E5F6184200', '1DA1B2C3D4E5F6'],
  ])('holds a 7-byte UID %s', (_, start, uid) => {
    expect(parseMfd(dump(1024, start))).toMatchObject({ ok: true, card: { uid: Uint8Array.fromHex(uid) } });
  });

  it.each([
    ['of a card with a 4-byte UID', 'C40DCDC0C5880400'],
    ['of one that begins as an NXP chip does', '040DCDC0C5880400'],
    ['of a 4K card', 'C40DCDC0C5980200'],
    ['and nothing else that tells', 'C40DCDC0C5'],
  ])('whose check byte is wrong is refused, and no UID is made of it: %s', (_, start) => {
    expect(parseMfd(dump(1024, start))).toEqual({
      ok: false,
      problem:
        'The first block is damaged, or no manufacturer block: its fifth byte is not the check byte of a 4-byte UID, and nothing says that the UID has 7 bytes.',
    });
  });

  it('whose first block was not read has no UID', () => {
    const bytes = dump(1024, '00');
    bytes.fill(0xff, 64, 128);
    expect(parseMfd(bytes)).toEqual({
      ok: false,
      problem: 'The first block is nothing but zeros: it was not read, and without it there is no UID.',
    });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1020, maxLength: 1028 }), (bytes) => {
        expect(parseMfd(bytes).ok).toBeTypeOf('boolean');
      }),
    );
  });
});

describe('MIFARE Classic memory', () => {
  it('has sectors of 4 blocks, and of 16 from sector 32 on', () => {
    expect([0, 3, 4, 63, 127, 128, 143, 144, 255].map(sectorOfBlock)).toEqual([
      0, 0, 1, 15, 31, 32, 32, 33, 39,
    ]);
    expect([0, 63, 126, 128, 255].map(trailerOfBlock)).toEqual([3, 63, 127, 143, 255]);
  });

  const sector = (trailer: string) => ({
    blocks: [...Array.from({ length: 3 }, () => new Uint8Array(16).fill(0x11)), Uint8Array.fromHex(trailer)],
  });

  it.each([
    // access bits, key type, data block readable, trailer as it is shown
    [
      'factory settings, key A',
      'A1A1A1A1A1A1FF078069B2B2B2B2B2B2',
      'A',
      true,
      '000000000000ff078069b2b2b2b2b2b2',
    ],
    [
      'factory settings: key B is data and opens nothing',
      'A1A1A1A1A1A1FF078069B2B2B2B2B2B2',
      'B',
      false,
      undefined,
    ],
    // Condition 100 for data, 011 for the trailer: either key reads, key B is secret.
    [
      'two secret keys, key A',
      'A1A1A1A1A1A178778869B2B2B2B2B2B2',
      'A',
      true,
      '00000000000078778869000000000000',
    ],
    [
      'two secret keys, key B',
      'A1A1A1A1A1A178778869B2B2B2B2B2B2',
      'B',
      true,
      '00000000000078778869000000000000',
    ],
    ['torn access bits block the sector', 'A1A1A1A1A1A100000069B2B2B2B2B2B2', 'A', false, undefined],
  ] as const)('%s', (_, trailer, keyType, readable, shown) => {
    const memory = sector(trailer);
    expect(readAsKeyHolder(memory, 0, keyType) !== undefined).toBe(readable);
    expect(readAsKeyHolder(memory, 3, keyType)?.toHex()).toBe(shown);
  });
});
