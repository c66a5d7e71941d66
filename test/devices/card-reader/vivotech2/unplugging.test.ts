import { describe, expect, it } from 'vitest';
import { REOPEN_AT_MOST_MS } from '../../../../devices/card-reader/supervised-card-reader.ts';
import { classicCard } from '../pn532/reader-bench.ts';
import { exchangeTwoApdus, isoDepCard, readerBench } from './reader-bench.ts';

/** Reports until the bench's tap is over: 5 to bring the reader up, 7 commands of the tap, 2 of the signal. */
const REPORTS_OF_A_TAP = 15;

describe('the plug is pulled', () => {
  it('while nothing lies there: powerOff at once, and online by itself afterwards', async () => {
    const { clock, port, reader, statuses } = readerBench();
    await clock.advance(1_000);
    port.unplug();
    await clock.advance(0);
    expect(reader.status).toMatchObject({ device: 'powerOff', fault: { code: 'unplugged' } });
    await clock.advance(60_000);
    port.plugIn();
    await clock.advance(REOPEN_AT_MOST_MS);
    expect(statuses()).toEqual(['online notPresent', 'powerOff unplugged', 'online notPresent']);
  });

  it.each(Array.from({ length: REPORTS_OF_A_TAP }, (_, at) => at + 1))(
    'as report %i goes out: no half card, and the next tap works',
    async (report) => {
      const bench = readerBench();
      const { clock, port, simulator, reader, taps, surprises } = bench;
      bench.atReport(report, () => port.unplug());
      simulator.presentCard(classicCard());
      await clock.advance(1_000);
      expect(reader.status).toMatchObject({ device: 'powerOff' });
      expect(taps().every((tap) => tap === 'dropped readerLost' || tap === 'read C40DCDC0 4 5 8')).toBe(true);
      simulator.removeCard();
      port.plugIn();
      await clock.advance(REOPEN_AT_MOST_MS + 1_000);
      bench.forget();
      simulator.presentCard(classicCard('15CD5B07'));
      await clock.advance(1_000);
      expect(taps()).toEqual(['read 15CD5B07 4 5 8']);
      expect(surprises).toEqual([]);
    },
  );

  it('in the middle of an APDU', async () => {
    const { clock, port, simulator, taps } = readerBench({ readCard: exchangeTwoApdus });
    simulator.afterCardAnswers(1, () => port.unplug());
    simulator.presentCard(isoDepCard());
    await clock.advance(1_000);
    expect(taps()).toEqual(['dropped readerLost']);
    port.plugIn();
    await clock.advance(2_000);
    expect(taps()).toEqual(['dropped readerLost', 'read 044F2ED2153580 0000x6 9090x6']);
  });
});

it('a reader that is plugged in later is found', async () => {
  const { clock, port, reader, openings } = readerBench({ pluggedIn: false });
  await clock.advance(20_000);
  expect(reader.status).toMatchObject({ device: 'powerOff', fault: { code: 'notFound' } });
  const gaps = openings.slice(1).map((at, index) => at - (openings[index] ?? 0));
  expect(gaps.slice(0, 6)).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000]);
  port.plugIn();
  await clock.advance(REOPEN_AT_MOST_MS);
  expect(reader.status).toMatchObject({ device: 'online' });
});

it('after close nothing is left: no timer, no listener, no open device', async () => {
  const bench = readerBench();
  bench.simulator.presentCard(classicCard());
  await bench.clock.advance(500);
  await bench.reader.close();
  expect(bench.clock.pendingTimers).toBe(0);
  expect(bench.listening).toBe(0);
  expect(await bench.port.open()).toMatchObject({ ok: true });
});

it('1,000 times pulled and put back at any point: usable every time, and nothing piles up', async () => {
  const bench = readerBench();
  const { clock, port, simulator, reader, taps, surprises } = bench;
  let seed = 20_260_314;
  const random = (below: number) => {
    // Numerical Recipes' generator: the same thousand points on every machine.
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  for (let cycle = 0; cycle < 1_000; cycle++) {
    const uid = `C40D${(cycle + 1).toString(16).padStart(4, '0').toUpperCase()}`;
    bench.atReport(1 + random(REPORTS_OF_A_TAP), () => port.unplug());
    simulator.presentCard(classicCard(uid));
    await clock.advance(random(700));
    port.unplug();
    await clock.advance(random(300));
    expect(reader.status).toMatchObject({ device: 'powerOff' });
    bench.atReport(Number.POSITIVE_INFINITY, () => {});
    simulator.removeCard();
    port.plugIn();
    await clock.advance(REOPEN_AT_MOST_MS + 1_000);
    expect(reader.status).toMatchObject({ device: 'online', media: 'notPresent' });
    bench.forget();
    simulator.presentCard(classicCard());
    await clock.advance(500);
    expect(taps()).toEqual(['read C40DCDC0 4 5 8']);
    simulator.removeCard();
    await clock.advance(500);
    expect(bench.listening).toBe(1);
    expect(clock.pendingTimers).toBeLessThanOrEqual(1);
    bench.forget();
  }
  expect(surprises).toEqual([]);
  await reader.close();
  expect(clock.pendingTimers).toBe(0);
  expect(bench.listening).toBe(0);
});
