import { expect, test } from 'vitest';
import { encodeFrame } from '../../../../devices/card-reader/pn532/frame-codec.ts';
import { bytes, fareCard, hex, readerBench } from './reader-bench.ts';

const frameTo = (data: string) => encodeFrame({ kind: 'toChip', data: bytes(data) });

/** A card that speaks ISO/IEC 14443-4 and says its UID's first byte to every APDU. */
const isoDepCard = {
  uid: bytes('044F2ED2153580'),
  sak: 0x20,
  atqa: bytes('0344'),
  ats: bytes('7577810280'),
  respond: () => bytes('049000'),
};

test.each([
  ['selects cards no further than their UID', '1204'],
  ['waits for a card for ever', '3205FFFFFF'],
  ['has switched the field off', '320100'],
])('another program had a chip that %s: cards are read all the same', async (_, left) => {
  const { clock, port, simulator, taps, commands } = readerBench({
    pluggedIn: false,
    readCard: async (card) =>
      fareCard(card, hex((await card.exchangeApdu?.(bytes('00'))) ?? new Uint8Array())),
  });
  await clock.advance(10);
  port.plugIn();
  const opened = await port.open();
  if (!opened.ok) throw new Error(opened.detail);
  await opened.stream.write(Uint8Array.of(0x55, 0x55, ...frameTo('1401')));
  await opened.stream.write(frameTo(left));
  await opened.stream.close();
  await clock.advance(10);
  expect(commands).toContain(left);
  await clock.advance(10_000);
  simulator.presentCard(isoDepCard);
  await clock.advance(1_000);
  expect(taps()).toEqual(['read 044F2ED2153580 049000']);
});

test('what decides how a card answers is set at every opening, not taken for granted', async () => {
  const { clock, commands, port, forget } = readerBench();
  await clock.advance(1_000);
  port.unplug();
  forget();
  port.plugIn();
  await clock.advance(10_000);
  // As after power-on: automatic RATS and ATR_RES; 102 ms and 51 ms for a peer and for a card that is silent; no repetition.
  expect(commands).toEqual(expect.arrayContaining(['1214', '3202000B0A', '320400', '3205FF0101']));
});
