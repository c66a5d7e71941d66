import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DecodedItem,
  encodeFrame,
  FrameDecoder,
} from '../../../../devices/card-reader/pn532/frame-codec.ts';
import { WAKE_UP } from '../../../../devices/card-reader/pn532/link.ts';
import { Pn532Simulator } from '../../../../devices/card-reader/pn532/simulator.ts';
import { memoryPair } from '../../../../devices/transports/memory-pair.ts';
import { ManualClock, settle } from '../../../manual-clock.ts';
import { bytes, classicCard, hex } from './reader-bench.ts';

function chipOnTheBench(options: { awake?: boolean } = {}) {
  const clock = new ManualClock();
  const simulator = new Pn532Simulator({ clock, timing: 'instant' });
  const { ends, unplug } = memoryPair();
  const [host, device] = ends;
  simulator.connect(device);
  const decoder = new FrameDecoder();
  let heard: DecodedItem[] = [];
  host.onData((chunk) => heard.push(...decoder.push(chunk)));
  const raw = async (chunk: Uint8Array): Promise<DecodedItem[]> => {
    heard = [];
    await host.write(chunk);
    await settle();
    return heard;
  };
  /** The answer's data in hex; undefined when the chip did not answer, `refused` for its error frame. */
  const ask = async (request: string): Promise<string | undefined> => {
    const [ack, answer] = await raw(encodeFrame({ kind: 'toChip', data: bytes(request) }));
    expect(ack).toEqual({ kind: 'ack' });
    if (answer?.kind === 'toHost') return hex(answer.data);
    return answer?.kind === 'applicationError' ? 'refused' : undefined;
  };
  return { clock, simulator, raw, ask, unplug, ready: options.awake === false ? undefined : raw(WAKE_UP) };
}

describe('the simulated chip', () => {
  it('sleeps after power-on until it is woken', async () => {
    const { raw, ask } = chipOnTheBench({ awake: false });
    const firmware = encodeFrame({ kind: 'toChip', data: bytes('02') });
    expect(await raw(firmware)).toEqual([]);
    await raw(WAKE_UP);
    expect(await ask('02')).toBe('0332010607');
    expect(await ask('16F0')).toBe('1700');
    expect(await raw(firmware)).toEqual([]);
  });

  it.each([
    ['Diagnose, communication line', '00006C69626E6663', '01006C69626E6663'],
    ['Diagnose, memory', '0001', '0100'],
    ['GetFirmwareVersion', '02', '0332010607'],
    ['GetGeneralStatus', '04', '0500010000'],
    ['SetParameters', '1214', '13'],
    ['SAMConfiguration', '1401', '15'],
    ['RFConfiguration', '320100', '33'],
    ['InCommunicateThru, nobody answers', '4200', '4301'],
    ['InDeselect', '4400', '4500'],
    ['InRelease', '5200', '5300'],
    ['a command that does not exist', 'F3', 'refused'],
    ['InDataExchange without a card', '40013004', '4127'],
  ])('answers %s', async (_, request, answer) => {
    const { ask } = chipOnTheBench();
    expect(await ask(request)).toBe(answer);
  });

  it('remembers registers', async () => {
    const { ask } = chipOnTheBench();
    expect(await ask('086302806303 41'.replaceAll(' ', ''))).toBe('09');
    expect(await ask('0663026303')).toBe('078041');
  });

  it('waits for a card after power-on, and gives up when it is told how often to try', async () => {
    const { simulator, raw, ask } = chipOnTheBench();
    const listing = encodeFrame({ kind: 'toChip', data: bytes('4A0100') });
    expect(await raw(listing)).toEqual([{ kind: 'ack' }]);
    simulator.presentCard(classicCard());
    expect((await raw(new Uint8Array([0]))).at(-1)).toMatchObject({ kind: 'toHost' });
    simulator.removeCard();
    expect(await ask('3205FF0101')).toBe('33');
    expect(await ask('4A0100')).toBe('4B00');
  });

  it('stops waiting when it is sent an ACK', async () => {
    const { simulator, raw } = chipOnTheBench();
    await raw(encodeFrame({ kind: 'toChip', data: bytes('4A0100') }));
    await raw(encodeFrame({ kind: 'ack' }));
    simulator.presentCard(classicCard());
    expect(await raw(new Uint8Array([0]))).toEqual([]);
  });

  it('lists a certain card by its UID, with cascade tags where it is long', async () => {
    const { simulator, ask } = chipOnTheBench();
    await ask('3205FF0101');
    simulator.presentCard(classicCard(), { ...classicCard(), uid: bytes('044F2ED2153580') });
    expect(await ask('4A0100C40DCDC0')).toBe('4B010100040804C40DCDC0');
    expect(await ask('4A010088044F2ED2153580')).toBe('4B010100040807044F2ED2153580');
    expect(await ask('4A010011223344')).toBe('4B00');
  });

  it('halts a card that refused a key, until it is listed again', async () => {
    const { simulator, ask } = chipOnTheBench();
    simulator.presentCard(classicCard());
    await ask('4A0100');
    expect(await ask('40016004010203040506C40DCDC0')).toBe('4114');
    expect(await ask('40016004FFFFFFFFFFFFC40DCDC0')).toBe('4101');
    await ask('4A0100');
    expect(await ask('40016004FFFFFFFFFFFFC40DCDC0')).toBe('4100');
    expect(await ask('40013004')).toBe(`4100${'04'.repeat(16)}`);
  });

  it('reads nothing outside the sector that was opened, and never shows key A', async () => {
    const { simulator, ask } = chipOnTheBench();
    simulator.presentCard(classicCard());
    await ask('4A0100');
    await ask('40016004FFFFFFFFFFFFC40DCDC0');
    expect(await ask('40013007')).toBe('4100000000000000FF078069FFFFFFFFFFFF');
    expect(await ask('40013008')).toBe('4113');
  });

  it('says its last answer again on a NACK', async () => {
    const { raw, ask } = chipOnTheBench();
    expect(await raw(encodeFrame({ kind: 'nack' }))).toEqual([]);
    await ask('02');
    expect(await raw(encodeFrame({ kind: 'nack' }))).toEqual([{ kind: 'toHost', data: bytes('0332010607') }]);
  });

  it('takes any bytes, and works when they are over', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.uint8Array({ maxLength: 100 }),
            fc.uint8Array({ maxLength: 30 }).map((data) => encodeFrame({ kind: 'toChip', data })),
          ),
          { maxLength: 15 },
        ),
        async (chunks) => {
          const { simulator, raw, ask } = chipOnTheBench();
          simulator.presentCard(classicCard());
          for (const chunk of chunks) await raw(chunk);
          await raw(Uint8Array.of(...WAKE_UP, ...new Uint8Array(300)));
          expect(await ask('02')).toBe('0332010607');
        },
      ),
      { numRuns: 50 },
    );
  });
});
