import { describe, expect, it } from 'vitest';
import { cardWith, free, presented, readCard } from './card-bench.ts';

const hex = (value: number, bytes: number) => value.toString(16).padStart(bytes * 2, '0');

/** Seconds after 1900 of 2017-03-28, 16:18 by the clocks of the Bay Area. */
const ENTERED = 0xdc856dc3;

/** A row of the trips' file; places that are left out are all ones, as cards have them. */
function trip(of: {
  agency: number;
  vehicle?: number;
  from?: number;
  to?: number;
  route?: number;
  code: number;
  exit?: number;
}): string {
  const none = 0xffff;
  return [
    `0000${hex(of.agency, 2)}0000${hex(250, 2)}0000${hex(of.vehicle ?? none, 2)}${hex(ENTERED, 4)}`,
    `${hex(of.exit ?? 0, 4)}${hex(of.from ?? none, 2)}${hex(of.to ?? none, 2)}00000000${hex(of.route ?? none, 2)}${hex(of.code, 2)}`,
  ].join('');
}

async function read(of: Parameters<typeof trip>[0]) {
  const { trips } = await readCard(presented(cardWith('9011F2', { '0E': free(trip(of)) })));
  return trips[0];
}

const [BART, CALTRAIN, VTA, MUNI, GOLDEN_GATE_FERRY, BAY_FERRY] = [0x04, 0x06, 0x11, 0x12, 0x19, 0x1b];
const [BUS, OTHER_BUS, METRO, RAIL_OR_SHIP] = [0x61, 0x75, 0x6f, 0x62];

describe('of a Clipper trip', () => {
  it('the route is shown of the ferry that stores one, and of nothing else', async () => {
    expect(await read({ agency: MUNI, code: BUS, route: 38 })).toMatchObject({ route: undefined });
    expect(await read({ agency: BART, code: METRO, route: 38 })).toMatchObject({ route: undefined });
    expect(await read({ agency: BAY_FERRY, code: RAIL_OR_SHIP, route: 38 })).toMatchObject({
      route: undefined,
    });
    expect(await read({ agency: GOLDEN_GATE_FERRY, code: RAIL_OR_SHIP, route: 3 })).toMatchObject({
      route: '#3',
    });
  });

  it.each([
    ['a bus', MUNI, BUS, 'bus'],
    ['a bus, by its other code', VTA, OTHER_BUS, 'bus'],
    ['BART', BART, METRO, 'subway'],
    ['a tram', MUNI, RAIL_OR_SHIP, 'lightRail'],
    ['light rail', VTA, RAIL_OR_SHIP, 'lightRail'],
    ['a train, for which there is no word here', CALTRAIN, RAIL_OR_SHIP, 'unknown'],
    ['a ferry, for which there is none either', GOLDEN_GATE_FERRY, RAIL_OR_SHIP, 'unknown'],
    ['a code that nobody knows', MUNI, 0x99, 'unknown'],
  ])('the mode: %s', async (_, agency, code, mode) => {
    expect(await read({ agency, code })).toMatchObject({ mode });
  });

  it('the agency by its name; a number without one is not guessed at', async () => {
    expect(await read({ agency: MUNI, code: BUS })).toMatchObject({ agency: 'Muni' });
    expect((await read({ agency: 0x63, code: BUS }))?.agency).toBeUndefined();
  });

  it('where and when it ended; not of a trip under way', async () => {
    expect(
      await read({ agency: BART, code: METRO, from: 12, to: 31, exit: ENTERED + 40 * 60 }),
    ).toMatchObject({
      at: '2017-03-28T16:18',
      station: '#12',
      exitedAt: '2017-03-28T16:58',
      exitStation: '#31',
    });
    const underWay = await read({ agency: BART, code: METRO, from: 12 });
    expect([underWay?.station, underWay?.exitedAt, underWay?.exitStation]).toEqual([
      '#12',
      undefined,
      undefined,
    ]);
  });

  it.each([
    ['a bus', 8123, '8123'],
    ['a tram, with the letter of its half', 20461, '2046A'],
    ['its other half', 20462, '2046B'],
    ['none', 0, undefined],
    ['none, in ones', 0xffff, undefined],
  ])('the vehicle: %s', async (_, vehicle, shown) => {
    expect((await read({ agency: MUNI, code: BUS, vehicle }))?.vehicle).toBe(shown);
  });
});
