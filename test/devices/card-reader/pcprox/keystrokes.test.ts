import { expect, test } from 'vitest';
import { page0, page0Flags } from '../../../../devices/card-reader/pcprox/commands.ts';
import { PcProxSimulator } from '../../../../devices/card-reader/pcprox/simulator.ts';
import { ManualClock } from '../../../manual-clock.ts';
import { type Bench, bytes, card, hex, NOTICED_MS, readerBench } from './reader-bench.ts';

/** As a site set its reader up: parity cut off, 26-bit badges only, fixed length. */
const SITE_PAGES = [
  bytes('02 06 11 10 1A 2D 28 03'),
  bytes('00 00 14 14 01 01 00 00'),
  bytes('00 00 00 00 00 00 00 00'),
] as const;

async function close({ reader, clock }: Bench): Promise<void> {
  const closing = reader.close();
  await clock.advance(NOTICED_MS);
  await closing;
}

test('nobody owns the reader: it types the card into whatever has the focus', () => {
  const simulator = new PcProxSimulator({ clock: new ManualClock(), uidByteOrder: 'lsbFirst' });
  simulator.presentCard(card('00BC614E'));
  expect(simulator.keystrokes).toBe('12345678'.length + 1);
});

test('while the reader is ours it types nothing', async () => {
  const { clock, simulator, taps } = readerBench();
  await clock.advance(NOTICED_MS);
  simulator.presentCard(card('C40DCDC0'));
  await clock.advance(NOTICED_MS);
  expect(taps()).toEqual(['read C40DCDC0']);
  expect(simulator.keystrokes).toBe(0);
});

test('taking over and giving back, report by report', async () => {
  const bench = readerBench();
  await bench.clock.advance(20);
  expect(bench.sent).toEqual([
    '90', // ends what a dead program may have begun; or is taken for the page that it owed
    '90',
    '8A', // what are you
    '80', // page 0 as found
    '80', // page 0 anew:
    '0000000000002880', // Enter (28h) as it was, keystrokes off (80h)
    '90', // end of configuration, nothing kept
    '80', // was it taken?
    '90',
    '8F', // any card?
  ]);
  bench.sent.length = 0;
  await close(bench);
  // Page 0 as it was found, end of configuration, nothing kept.
  expect(bench.sent).toEqual(['80', '00000000000028', '90']);
});

test('closed, the reader is again as it was found, and types again', async () => {
  const bench = readerBench({
    prepare: (simulator) => simulator.setFeatureReport(bytes('00 80 00 00 00 00 00 00 00')),
  });
  bench.simulator.setFeatureReport(Uint8Array.of(0, ...SITE_PAGES[0]));
  bench.simulator.setFeatureReport(bytes('00 90 00 00 00 00 00 00 00'));
  await bench.clock.advance(NOTICED_MS);
  expect(hex(bench.simulator.page(0))).toBe('020600101A2D2881');
  await close(bench);
  expect(hex(bench.simulator.page(0))).toBe('020611101A2D2803');
  expect(bench.simulator.inConfiguration).toBe(false);
});

test('nothing is written to the EEPROM: pulling the plug brings the site set-up back', async () => {
  const { clock, simulator, port } = readerBench();
  await clock.advance(NOTICED_MS);
  expect((simulator.page(0)[page0.flagsAt] ?? 0) & page0Flags.keystrokesOff).not.toBe(0);
  port.unplug();
  port.plugIn();
  await port.open();
  expect((simulator.page(0)[page0.flagsAt] ?? 0) & page0Flags.keystrokesOff).toBe(0);
});

test('a reader that will not stop typing is out of order, not a reader that types card numbers into the page', async () => {
  const bench = readerBench({
    prepare: (simulator) => {
      // The page arrives and changes nothing.
      simulator.ignoreReports((report) => report[7] === page0Flags.keystrokesOff);
    },
  });
  await bench.clock.advance(NOTICED_MS);
  expect(bench.reader.status).toMatchObject({
    device: 'hardwareError',
    fault: { code: 'protocolError', action: 'maintenance' },
  });
  expect(bench.simulator.inConfiguration).toBe(false);
  await close(bench);
});

test('a reader that is closed while it is being taken over is given back all the same', async () => {
  const opened = readerBench();
  await opened.clock.advance(NOTICED_MS);
  const steps = opened.sent.indexOf('8F');
  await close(opened);
  for (let step = 1; step <= steps; step++) {
    const bench = readerBench();
    while (bench.sent.length < step) await bench.clock.advance(1);
    await close(bench);
    expect(hex(bench.simulator.page(0))).toBe('0000000000002800');
    expect(bench.simulator.inConfiguration).toBe(false);
    expect(bench.clock.pendingTimers).toBe(0);
  }
});
