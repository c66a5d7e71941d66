import { expect, test } from 'vitest';
import { noKeys } from '../../../../devices/fare-card/classic-keys.ts';
import { phones } from '../../../../devices/fare-card/desfire/phones.ts';
import type { DesfireDescription } from '../../../../devices/fare-card/desfire/simulated-desfire.ts';
import { readFareCard } from '../../../../devices/fare-card/read-fare-card.ts';
import { hex, presented } from './card-bench.ts';

const wallets = phones([
  { id: 'harbor-phone', name: 'Harbor Card on a phone', applicationName: '637001FF4C41' },
  { id: 'bay-phone', name: 'Bay Card on a phone', applicationName: '637001FF434C50504552' },
]);
const read = readFareCard({ families: [wallets], keys: noKeys });

const phone = (isoName: string): DesfireDescription => ({
  uid: '08A1B2C3',
  directory: 'locked',
  applications: { '010000': { isoName, files: { '00': { type: 'standard', read: 'denied', data: '00' } } } },
});

test('a wallet is known by its name, and nobody by the UID that it made up', async () => {
  expect(await read(presented(phone('637001FF434C50504552')))).toMatchObject({
    family: 'bay-phone',
    name: 'Bay Card on a phone',
    number: undefined,
    problems: [{ code: 'protected', part: 'card' }],
  });
});

test('it is asked as ISO/IEC 7816-4 has it', async () => {
  const asked: string[] = [];
  const card = presented(phone('637001FF4C41'));
  const exchangeApdu = async (apdu: Uint8Array) => {
    asked.push(hex(apdu));
    return card.exchangeApdu?.(apdu) ?? new Uint8Array();
  };
  await read({ ...card, exchangeApdu });
  expect(asked[0]).toBe('00A4040006637001FF4C4100');
});

test('a phone without any of them stays unknown', async () => {
  expect(await read(presented(phone('A000000004')))).toMatchObject({ family: 'unknown', number: undefined });
});

test('a card of plastic is not asked: its UID is its own', async () => {
  const card = { ...phone('637001FF4C41'), uid: '044F2ED2153580' };
  expect(await read(presented(card))).toMatchObject({ family: 'unknown' });
});
