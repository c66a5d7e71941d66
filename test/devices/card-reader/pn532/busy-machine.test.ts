import { describe, expect, it } from 'vitest';
import type { CardReaderEvent } from '../../../../devices/card-reader/card-reader.ts';
import { openPn532CardReader } from '../../../../devices/card-reader/pn532/card-reader.ts';
import { readBlock } from '../../../../devices/card-reader/pn532/commands.ts';
import { ACK_FRAME, encodeFrame } from '../../../../devices/card-reader/pn532/frame-codec.ts';
import { ACK_WITHIN_MS, LAST_CALL_MS, Pn532Link } from '../../../../devices/card-reader/pn532/link.ts';
import { Pn532Simulator } from '../../../../devices/card-reader/pn532/simulator.ts';
import type { Clock } from '../../../../devices/clock.ts';
import type { ByteStream } from '../../../../devices/transports/byte-stream.ts';
import { memoryPair, memoryPort } from '../../../../devices/transports/memory-pair.ts';
import { ManualClock } from '../../../manual-clock.ts';
import { classicCard, readThreeBlocks } from './reader-bench.ts';

/** What arrives is handed over late, in order, as by a process that has no turn. */
function late(stream: ByteStream, clock: Clock, byMs: () => number): ByteStream {
  let last = 0;
  return {
    write: (bytes) => stream.write(bytes),
    onData: (listener) =>
      stream.onData((bytes) => {
        last = Math.max(last, clock.monotonic() + byMs());
        clock.setTimeout(() => listener(bytes), last - clock.monotonic());
      }),
    onClose: (listener) => stream.onClose(listener),
    close: () => stream.close(),
  };
}

/** Lays a card down while everything is late, and tells how long it took and what the chip was asked. */
async function tap(byMs: () => number) {
  const clock = new ManualClock();
  const commands: string[] = [];
  const simulator = new Pn532Simulator({
    clock,
    timing: 'realistic',
    onCommand: (request) => commands.push(request.toHex()),
  });
  const port = memoryPort((deviceEnd) => simulator.connect(deviceEnd));
  const events: CardReaderEvent[] = [];
  let lag = () => 0;
  const reader = openPn532CardReader({
    open: async () => {
      const opened = await port.open();
      return opened.ok ? { ok: true, stream: late(opened.stream, clock, () => lag()) } : opened;
    },
    readCard: readThreeBlocks,
    clock,
    random: () => 0,
  });
  reader.onEvent((event) => events.push(event));
  await clock.advance(1_000);
  commands.length = 0;
  events.length = 0;
  lag = byMs;
  const from = clock.monotonic();
  simulator.presentCard(classicCard());
  while (!events.some(({ type }) => type === 'cardRead') && clock.monotonic() - from < 60_000)
    await clock.advance(10);
  return { tookMs: clock.monotonic() - from, commands, events };
}

/** One look, the lone selection, two keys, three blocks, and the look that says whose they were. */
const COMMANDS_OF_A_TAP = 8;

describe('a machine so busy that everything the chip says is handed over late', () => {
  it.each([100, 200, 300])('by %i ms: the card is read, and nothing is asked twice', async (lagMs) => {
    const { tookMs, commands, events } = await tap(() => lagMs);
    expect(events.filter(({ type }) => type === 'cardDropped')).toEqual([]);
    // The look that was under way when it began, too. ACK and answer are late together, so once a command.
    expect(commands.length).toBeLessThanOrEqual(COMMANDS_OF_A_TAP + 1);
    expect(tookMs).toBeLessThan((COMMANDS_OF_A_TAP + 1) * (lagMs + 30) + 200);
  });

  it('by 100 to 300 ms, now and then by much more: a few seconds all the same', async () => {
    let seed = 7;
    const random = () => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed / 2 ** 32;
    };
    for (let time = 0; time < 40; time++) {
      const { tookMs, events } = await tap(() => (random() < 0.1 ? 500 : 100 + 200 * random()));
      expect(events.filter(({ type }) => type === 'cardDropped')).toEqual([]);
      expect(tookMs).toBeLessThan(6_000);
    }
  });
});

it('bytes that came while the process stood still count, though the time was up first', async () => {
  const clock = new ManualClock();
  const [driverEnd, deviceEnd] = memoryPair().ends;
  const sent: number[] = [];
  deviceEnd.onData(() => sent.push(clock.monotonic()));
  const reading = new Pn532Link(driverEnd, clock).run(readBlock(1, 4));
  await clock.advance(ACK_WITHIN_MS + LAST_CALL_MS - 1);
  const data = Uint8Array.of(0x41, 0x00, ...new Uint8Array(16));
  await deviceEnd.write(Uint8Array.of(...ACK_FRAME, ...encodeFrame({ kind: 'toHost', data })));
  await clock.advance(0);
  expect(await reading).toMatchObject({ ok: true });
  expect(sent).toEqual([0]);
});
