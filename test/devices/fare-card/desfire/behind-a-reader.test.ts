import { describe, expect, test } from 'vitest';
import type { CardReaderEvent } from '../../../../devices/card-reader/card-reader.ts';
import { openPn532CardReader } from '../../../../devices/card-reader/pn532/card-reader.ts';
import { Pn532Simulator } from '../../../../devices/card-reader/pn532/simulator.ts';
import { openVivotech2CardReader } from '../../../../devices/card-reader/vivotech2/card-reader.ts';
import { Vivotech2Simulator } from '../../../../devices/card-reader/vivotech2/simulator.ts';
import type { Clock } from '../../../../devices/clock.ts';
import { noKeys } from '../../../../devices/fare-card/classic-keys.ts';
import { desfireCards } from '../../../../devices/fare-card/desfire/desfire-family.ts';
import { nextfareDesfire } from '../../../../devices/fare-card/desfire/nextfare-desfire.ts';
import { sampleDesfireCards } from '../../../../devices/fare-card/desfire/sample-cards.ts';
import { simulatedDesfire } from '../../../../devices/fare-card/desfire/simulated-desfire.ts';
import { readFareCard } from '../../../../devices/fare-card/read-fare-card.ts';
import { memoryHidPort } from '../../../../devices/transports/hid-memory.ts';
import { memoryPort } from '../../../../devices/transports/memory-pair.ts';
import { ManualClock } from '../../../manual-clock.ts';
import { publicSystems } from './systems.ts';

const systems = [...publicSystems, nextfareDesfire({ name: 'City card', numberFollowsFromUid: true })];

const readCard = readFareCard({ families: [desfireCards(systems)], keys: noKeys });

/** Readers with their own drivers and simulators, and everything between them and a fare card. */
const readers = {
  'ID TECH over HID': (clock: Clock) => {
    const simulator = new Vivotech2Simulator({ clock, timing: 'instant' });
    const { open } = memoryHidPort(simulator.connect);
    return { simulator, reader: openVivotech2CardReader({ open, readCard, clock }) };
  },
  'PN532 over serial': (clock: Clock) => {
    const simulator = new Pn532Simulator({ clock, timing: 'instant' });
    const { open } = memoryPort((deviceEnd) => simulator.connect(deviceEnd));
    return { simulator, reader: openPn532CardReader({ open, readCard, clock }) };
  },
};

describe.each(Object.entries(readers))('%s', (_, openReader) => {
  test.each([
    [
      'open-files',
      { family: 'clipper', number: '1200000001', balance: { cents: 1875, currency: 'USD' }, problems: [] },
    ],
    ['owing-fare', { family: 'clipper', balance: { cents: -160, currency: 'USD' } }],
    ['protected-files', { family: 'connect-card', problems: [{ code: 'protected', part: 'card' }] }],
    ['numbered-desfire', { family: 'nextfare-desfire', problems: [{ code: 'protected', part: 'card' }] }],
    ['phone', { family: 'unknown', number: undefined }],
  ])('reads the sample card %s', async (id, expected) => {
    const clock = new ManualClock();
    const { simulator, reader } = openReader(clock);
    const events: CardReaderEvent[] = [];
    reader.onEvent((event) => events.push(event));
    await clock.advance(1_000);
    const sample = sampleDesfireCards('2026-03-14T09:05').find((each) => each.id === id);
    if (sample) simulator.presentCard(simulatedDesfire(sample.card));
    await clock.advance(5_000);
    expect(events.filter((event) => event.type === 'cardRead')).toMatchObject([{ card: expected }]);
  });
});
