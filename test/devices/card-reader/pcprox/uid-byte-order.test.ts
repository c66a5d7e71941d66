import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findUidByteOrder, inCardOrder } from '../../../../devices/card-reader/pcprox/uid-byte-order.ts';
import { nextfareClassicNumber } from '../../../../devices/fare-card/card-number.ts';
import { bytes, hex, NOTICED_MS, readerBench } from './reader-bench.ts';

/** A published example: UID C40DCDC0 is printed as 0160 0323 4663 8769. */
const PRINTED = '0160032346638769';

describe('the order of UID bytes, found from one card in the hand', () => {
  test.each([
    ['as the card sends them', 'C40DCDC0', PRINTED, 'msbFirst'],
    ['turned round', 'C0CD0DC4', PRINTED, 'lsbFirst'],
    ['a 7-byte UID as the card sends it', '044F2ED2153580', '01640870625116952329', 'msbFirst'],
    ['a 7-byte UID turned round', '803515D22E4F04', '01640870625116952329', 'lsbFirst'],
  ])('%s', (_, buffer, printed, order) => {
    expect(findUidByteOrder(bytes(buffer), printed)).toEqual({ ok: true, order });
  });

  test('another card was laid on the reader than the one whose number was typed', () => {
    expect(findUidByteOrder(bytes('15CD5B07'), PRINTED)).toEqual({ ok: false, why: 'neitherFits' });
  });

  test('a card that reads the same from both ends tells nothing', () => {
    const uid = bytes('A1B2B2A1');
    const number = nextfareClassicNumber(uid) ?? '';
    expect(findUidByteOrder(uid, number)).toEqual({ ok: false, why: 'bothFit' });
  });

  test('every other card tells, whichever way the reader turns it', () => {
    const uids = fc
      .uint8Array({ minLength: 4, maxLength: 4 })
      .filter((uid) => uid[0] !== 0x08 && (uid[0] !== uid[3] || uid[1] !== uid[2]));
    fc.assert(
      fc.property(uids, fc.constantFrom('msbFirst' as const, 'lsbFirst' as const), (uid, order) => {
        const found = findUidByteOrder(inCardOrder(uid, order), nextfareClassicNumber(uid) ?? '');
        expect(found).toEqual({ ok: true, order });
      }),
    );
  });
});

test('the setting decides which UID the card is said to have', async () => {
  const uids = [];
  for (const uidByteOrder of ['lsbFirst', 'msbFirst'] as const) {
    const bench = readerBench({ uidByteOrder });
    bench.simulator.presentCard({ uid: bytes('C40DCDC0') });
    await bench.clock.advance(NOTICED_MS);
    uids.push(bench.taps());
    await closed(bench);
  }
  expect(uids).toEqual([['read C40DCDC0'], [`read ${hex(bytes('C40DCDC0').toReversed())}`]]);
});

async function closed({ reader, clock }: ReturnType<typeof readerBench>): Promise<void> {
  const closing = reader.close();
  await clock.advance(NOTICED_MS);
  await closing;
}
