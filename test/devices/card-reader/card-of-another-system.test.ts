import { describe, expect, test } from 'vitest';
import { bytes, classicCard, readerBench as pn532Bench } from './pn532/reader-bench.ts';
import { readerBench as vivotech2Bench } from './vivotech2/reader-bench.ts';

const felica = { radio: 'felica', uid: bytes('01270045C3A1B2D4'), sak: 0, atqa: bytes('0000') } as const;
const typeB = { radio: 'typeB', uid: bytes('A0B1C2D3'), sak: 0x20, atqa: bytes('0000') } as const;

describe.each([
  ['a FeliCa card on a PN532', pn532Bench, felica],
  ['a type B card on a PN532', pn532Bench, typeB],
  ['a type B card on an ID TECH reader', vivotech2Bench, typeB],
  ['a type B card without ISO-DEP on an ID TECH reader', vivotech2Bench, { ...typeB, sak: 0 }],
])('%s', (_, bench, foreign) => {
  test('is said once to be of no use here, and once that it is gone', async () => {
    const { clock, simulator, taps, reader } = bench();
    await clock.advance(1_000);
    simulator.presentCard(foreign);
    await clock.advance(5_000);
    expect(taps()).toEqual(['dropped unsupported']);
    expect(reader.status).toMatchObject({ device: 'online', media: 'present' });
    simulator.removeCard();
    await clock.advance(2_000);
    expect(taps()).toEqual(['dropped unsupported', 'removed']);
    expect(reader.status).toMatchObject({ device: 'online', media: 'notPresent' });
  });

  test('gives way to a fare card, and a fare card to it', async () => {
    const { clock, simulator, taps } = bench();
    await clock.advance(1_000);
    simulator.presentCard(foreign);
    await clock.advance(1_000);
    simulator.presentCard(classicCard());
    await clock.advance(2_000);
    simulator.presentCard(foreign);
    await clock.advance(2_000);
    expect(taps()).toEqual([
      'dropped unsupported',
      'removed',
      'read C40DCDC0 4 5 8',
      'removed',
      'dropped unsupported',
    ]);
  });
});

test('a fare card that lies with a FeliCa card is read: the other does not disturb it', async () => {
  const { clock, simulator, taps } = pn532Bench();
  simulator.presentCard(felica, classicCard());
  await clock.advance(2_000);
  expect(taps()).toEqual(['read C40DCDC0 4 5 8']);
});
