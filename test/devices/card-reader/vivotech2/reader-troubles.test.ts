import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openVivotech2CardReader } from '../../../../devices/card-reader/vivotech2/card-reader.ts';
import type { ReaderFault } from '../../../../devices/card-reader/vivotech2/simulator.ts';
import { memoryHidPort } from '../../../../devices/transports/hid-memory.ts';
import { ManualClock } from '../../../manual-clock.ts';
import { bytes, classicCard, fareCard, readThreeBlocks } from '../pn532/reader-bench.ts';
import { exchangeTwoApdus, isoDepCard, readerBench } from './reader-bench.ts';

/** The commands of a tap, in order: one look, then for the bench's three blocks 06 07 07 06 07, then a look. */
const COMMANDS_OF_A_TAP = 7;
const NOTHING: ReaderFault = 'eventBeforeAnswer';

const harmless: readonly ReaderFault[] = [
  'answerLost',
  'answerLate',
  'fragmentLost',
  'badCrc',
  'badHeader',
  'crcLowFirst',
  'commandDamaged',
  'eventBeforeAnswer',
  'restart',
];

describe('one answer of a tap goes wrong, and the card is read all the same', () => {
  for (const fault of harmless) {
    it.each(Array.from({ length: COMMANDS_OF_A_TAP }, (_, at) => at))(
      `${fault} at command %i of the tap`,
      async (at) => {
        const { clock, simulator, taps, reader, surprises } = readerBench();
        await clock.advance(0);
        simulator.presentCard(classicCard());
        simulator.failNext(...new Array<ReaderFault>(at).fill(NOTHING), fault);
        await clock.advance(10_000);
        expect(taps()).toEqual(['read C40DCDC0 4 5 8']);
        expect(reader.status).toMatchObject({ device: 'online' });
        expect(surprises).toEqual([]);
      },
    );
  }

  it('a lost fragment of a long APDU answer', async () => {
    const { clock, simulator, taps } = readerBench({ readCard: exchangeTwoApdus });
    await clock.advance(0);
    simulator.presentCard(isoDepCard(250));
    simulator.failNext(NOTHING, 'fragmentLost');
    await clock.advance(10_000);
    expect(taps()).toEqual(['read 044F2ED2153580 0000x252 9090x252']);
  });

  it('an answer that comes late is not taken for that of the next command', async () => {
    const { clock, simulator, taps } = readerBench({
      timing: 'realistic',
      readCard: async (card) => {
        const reads: number[] = [];
        for (const block of [4, 5, 6]) {
          const read = await card.readClassicBlock(block, { type: 'A', bytes: bytes('FFFFFFFFFFFF') });
          reads.push(read.ok ? (read.data[0] ?? -1) : -1);
        }
        return fareCard(card, reads.join(' '));
      },
    });
    await clock.advance(200);
    simulator.presentCard(classicCard());
    // A look, the key, block 4: sent again, block 4 would be answered twice, and the second time for block 5.
    simulator.failNext(NOTHING, NOTHING, 'answerLate');
    await clock.advance(5_000);
    expect(taps()).toEqual(['read C40DCDC0 4 5 6']);
  });

  it('reports that are held up on their way, so that answers to several commands come at once', async () => {
    const bench = readerBench({ timing: 'realistic' });
    await bench.clock.advance(200);
    bench.simulator.presentCard(classicCard());
    // As long as a busy machine may starve the USB stack: longer than the driver waits for a block.
    bench.holdReports(4, 700);
    await bench.clock.advance(10_000);
    expect(bench.taps()).toEqual(['read C40DCDC0 4 5 8']);
  });

  it('any mixture of faults: what is read is the card or nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...harmless), { maxLength: 30 }), async (faults) => {
        const { clock, simulator, taps, reader, surprises } = readerBench();
        await clock.advance(0);
        simulator.presentCard(classicCard());
        simulator.failNext(...faults);
        await clock.advance(30_000);
        expect(new Set(taps().filter((tap) => tap.startsWith('read')))).toEqual(
          new Set(['read C40DCDC0 4 5 8']),
        );
        expect(reader.status).toMatchObject({ device: 'online', media: 'present' });
        expect(surprises).toEqual([]);
        await reader.close();
        expect(clock.pendingTimers).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the reader does not answer at all', () => {
  it('and its status says so until it does', async () => {
    const { clock, simulator, reader, taps, statuses } = readerBench();
    simulator.mood = 'silent';
    await clock.advance(2_000);
    expect(reader.status).toMatchObject({ device: 'offline', fault: { code: 'notAnswering' } });
    simulator.mood = 'well';
    simulator.presentCard(classicCard());
    await clock.advance(7_000);
    expect(statuses()).toEqual(['offline notAnswering', 'online present']);
    expect(taps()).toEqual(['read C40DCDC0 4 5 8']);
  });

  it('any more in the middle of a tap: the tap is dropped, and read when it answers again', async () => {
    const { clock, simulator, reader, taps } = readerBench();
    await clock.advance(0);
    simulator.afterCardAnswers(2, () => {
      simulator.mood = 'silent';
    });
    simulator.presentCard(classicCard());
    await clock.advance(5_000);
    expect(taps()).toEqual(['dropped readerLost']);
    expect(reader.status).toMatchObject({ device: 'offline' });
    simulator.mood = 'well';
    await clock.advance(6_000);
    expect(taps()).toEqual(['dropped readerLost', 'read C40DCDC0 4 5 8']);
  });

  it('but babbles: it is some other device', async () => {
    const { clock, simulator, reader } = readerBench();
    simulator.mood = 'babbling';
    await clock.advance(2_000);
    // The noise carries no report ID of ours, so it counts as heard and never as an answer.
    expect(reader.status).toMatchObject({ device: 'hardwareError', fault: { code: 'protocolError' } });
  });
});

it('a command outside pass-through mode is answered 0Bh, and the mode is entered again', async () => {
  const { clock, simulator, commands, taps, forget } = readerBench();
  await clock.advance(0);
  expect(simulator.inPassThrough).toBe(true);
  forget();
  simulator.failNext('restart');
  simulator.presentCard(classicCard());
  await clock.advance(400);
  expect(commands.slice(0, 3)).toEqual(['2C-02', '2C-01', '2C-02']);
  expect(simulator.inPassThrough).toBe(true);
  expect(taps()).toEqual(['read C40DCDC0 4 5 8']);
});

it('whatever reports a device sends, the driver neither throws nor hangs nor invents a card', async () => {
  const report = fc.oneof(
    fc.uint8Array({ maxLength: 70 }),
    fc
      .tuple(fc.constantFrom(1, 2, 3, 4), fc.uint8Array({ minLength: 63, maxLength: 63 }))
      .map(([id, rest]) => Uint8Array.of(id, ...rest)),
    fc
      .uint8Array({ maxLength: 40 })
      .map((rest) => Uint8Array.of(1, ...bytes('5669564F746563683200'), 0x2c, 0x00, 0x00, ...rest)),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(report, { minLength: 1, maxLength: 20 }), async (noise) => {
      const clock = new ManualClock();
      const surprises: unknown[] = [];
      const port = memoryHidPort((sendInput) => ({
        outputReport: () => {
          for (const each of noise) sendInput(each);
        },
        disconnected: () => {},
      }));
      const reader = openVivotech2CardReader({
        open: port.open,
        readCard: readThreeBlocks,
        clock,
        random: () => 0,
        onSurprise: (error) => surprises.push(error),
      });
      const events: string[] = [];
      reader.onEvent(({ type }) => events.push(type));
      await clock.advance(3_000);
      expect(events.filter((type) => type === 'cardRead')).toEqual([]);
      expect(surprises).toEqual([]);
      await reader.close();
      expect(clock.pendingTimers).toBe(0);
    }),
    { numRuns: 60 },
  );
});
