import { expect, it } from 'vitest';
import type { FareCard } from '../../../../devices/fare-card/fare-card.ts';
import { sessionTaps } from '../../../../terminal-service/modules/cards/session-taps.ts';

const card = (number: string): FareCard => ({
  family: 'nextfare-classic',
  name: 'TAP',
  uid: '15CD5B07',
  number,
  balance: undefined,
  expiresOn: undefined,
  passes: [],
  topUps: [],
  trips: [],
  problems: [],
});

it('a card is known by its tap until the session is over', () => {
  const taps = sessionTaps();
  taps.remember('first', card('0001'));
  taps.remember('second', card('0002'));
  expect([taps.cardOf('first')?.number, taps.cardOf('second')?.number]).toEqual(['0001', '0002']);
  expect(taps.cardOf('third')).toBeUndefined();
  taps.forgetAll();
  expect([taps.cardOf('first'), taps.cardOf('second')]).toEqual([undefined, undefined]);
});

it('of a reader that reads without end the last twenty cards are kept, and no more', () => {
  const taps = sessionTaps();
  const known = () =>
    Array.from({ length: 1_000 }, (_, tap) => tap).filter((tap) => taps.cardOf(String(tap)) !== undefined);
  const twenty = (from: number) => Array.from({ length: 20 }, (_, index) => from + index);
  for (let tap = 0; tap < 20; tap++) taps.remember(String(tap), card(String(tap)));
  expect(known()).toEqual(twenty(0));
  taps.remember('20', card('20'));
  expect(known()).toEqual(twenty(1));
  for (let tap = 21; tap < 1_000; tap++) taps.remember(String(tap), card(String(tap)));
  expect(known()).toEqual(twenty(980));
});
