import { describe, expect, it } from 'vitest';
import { ACK_WITHIN_MS, WAKE_UP } from '../../../../devices/card-reader/pn532/link.ts';
import type { ChipFault } from '../../../../devices/card-reader/pn532/simulator.ts';
import { classicCard, hex, readerBench } from './reader-bench.ts';

const ACK = '0000FF00FF00';
const NACK = '0000FFFF0000';

it('wakes the chip and sets it up with these frames', async () => {
  const { clock, wire } = readerBench();
  await clock.advance(0);
  expect(wire).toEqual([
    `> ${hex(WAKE_UP)}0000FF03FDD414011700`, // SAMConfiguration, normal mode
    `< ${ACK}`,
    '< 0000FF02FED5151600',
    '> 0000FF02FED4022A00', // GetFirmwareVersion
    `< ${ACK}`,
    '< 0000FF06FAD50332010607E800', // PN532 1.6
    '> 0000FF03FDD412140600', // SetParameters, those after power-on
    `< ${ACK}`,
    '< 0000FF02FED5131800',
    '> 0000FF06FAD43202000B0AE300', // RFConfiguration: time-outs
    `< ${ACK}`,
    '< 0000FF02FED533F800',
    '> 0000FF04FCD4320400F600', // no repetition of what a card does not answer
    `< ${ACK}`,
    '< 0000FF02FED533F800',
    '> 0000FF06FAD43205FF0101F400', // RFConfiguration: one repetition, so that no look waits for a card
    `< ${ACK}`,
    '< 0000FF02FED533F800',
    '> 0000FF04FCD4320100F900', // field off
    `< ${ACK}`,
    '< 0000FF02FED533F800',
    '> 0000FF04FCD4320101F800', // field on
    `< ${ACK}`,
    '< 0000FF02FED533F800',
    '> 0000FF04FCD44A0200E000', // InListPassiveTarget
    `< ${ACK}`,
    '< 0000FF03FDD54B00E000', // no card
    '> 0000FF05FBD44A010300DE00', // nor one of type B
    `< ${ACK}`,
    '< 0000FF03FDD54B00E000',
    '> 0000FF09F7D44A010100FFFF0000E200', // nor FeliCa
    `< ${ACK}`,
    '< 0000FF03FDD54B00E000',
  ]);
});

describe('one disturbance while a card is read leaves the reading whole:', () => {
  it.each<ChipFault>([
    'ackLost',
    'nackInsteadOfAck',
    'answerLost',
    'badDataChecksum',
    'badLengthChecksum',
    'noiseBeforeAnswer',
  ])('%s', async (fault) => {
    for (let command = 1; command <= 8; command++) {
      const bench = readerBench();
      await bench.clock.advance(500);
      bench.forget();
      // The card comes with the next look, and reading it takes eight commands.
      bench.simulator.presentCard(classicCard());
      bench.onCommand((count) => {
        if (count === command) bench.simulator.failNext(fault);
      });
      await bench.clock.advance(10_000);
      expect(bench.taps()).toEqual(['read C40DCDC0 4 5 8']);
    }
  });
});

describe('what the driver does about it', () => {
  it('sends a command again when its ACK is lost or is a NACK, and then gets in step by an echo', async () => {
    for (const fault of ['ackLost', 'nackInsteadOfAck'] as const) {
      const bench = readerBench();
      await bench.clock.advance(400);
      bench.forget();
      bench.simulator.failNext(fault);
      await bench.clock.advance(ACK_WITHIN_MS + 400);
      expect(bench.commands.slice(0, 4)).toEqual(['4A0200', '4A0200', '00000001', '4A010300']);
      expect(bench.statuses()).toEqual([]);
    }
  });

  it('does not wait for the time-out after a NACK', async () => {
    const bench = readerBench();
    await bench.clock.advance(400);
    bench.forget();
    bench.simulator.failNext('nackInsteadOfAck');
    await bench.clock.advance(50);
    expect(bench.commands.slice(0, 2)).toEqual(['4A0200', '4A0200']);
  });

  it('asks for a damaged answer again with a NACK', async () => {
    const bench = readerBench();
    await bench.clock.advance(400);
    bench.forget();
    bench.simulator.failNext('badDataChecksum');
    await bench.clock.advance(100);
    expect(bench.wire.slice(0, 5)).toEqual([
      '> 0000FF04FCD44A0200E000',
      `< ${ACK}`,
      '< 0000FF03FDD54B00A000', // E0 was meant
      `> ${NACK}`,
      '< 0000FF03FDD54B00E000',
    ]);
  });

  it('asks for a missing answer again with a NACK, and goes on', async () => {
    const bench = readerBench();
    await bench.clock.advance(400);
    bench.forget();
    bench.simulator.failNext('answerLost');
    await bench.clock.advance(1_500);
    expect(bench.wire.slice(0, 4)).toEqual([
      '> 0000FF04FCD44A0200E000',
      `< ${ACK}`,
      `> ${NACK}`,
      '< 0000FF03FDD54B00E000',
    ]);
    expect(bench.statuses()).toEqual([]);
  });

  it('ends a command that gets no answer however often it asks with an ACK', async () => {
    const bench = readerBench();
    await bench.clock.advance(400);
    bench.forget();
    bench.simulator.failNext('answerLost', 'answerLost', 'answerLost');
    await bench.clock.advance(2_000);
    expect(bench.wire.slice(0, 5)).toEqual([
      '> 0000FF04FCD44A0200E000',
      `< ${ACK}`,
      `> ${NACK}`,
      `> ${NACK}`,
      `> ${ACK}`,
    ]);
    expect(bench.statuses().at(0)).toBe('hardwareError protocolError');
  });

  it('reports an error frame as a protocol error, and sets the chip up anew', async () => {
    const bench = readerBench();
    await bench.clock.advance(400);
    bench.forget();
    bench.simulator.failNext('errorFrame');
    await bench.clock.advance(2_000);
    expect(bench.statuses()).toEqual(['hardwareError protocolError', 'online notPresent']);
    expect(bench.commands).toContain('1401');
  });

  it('reports a chip that says nothing as not answering, and finds it when it does again', async () => {
    const bench = readerBench();
    await bench.clock.advance(400);
    bench.forget();
    bench.simulator.mood = 'silent';
    await bench.clock.advance(60_000);
    bench.simulator.mood = 'well';
    await bench.clock.advance(6_000);
    expect(bench.statuses()).toEqual(['offline notAnswering', 'online notPresent']);
  });

  it('reports a device that sends no frames as a protocol error', async () => {
    const bench = readerBench();
    bench.simulator.mood = 'babbling';
    await bench.clock.advance(30_000);
    expect(bench.statuses()).toEqual(['hardwareError protocolError']);
    bench.simulator.mood = 'well';
    await bench.clock.advance(6_000);
    expect(bench.reader.status).toEqual({
      device: 'online',
      media: 'notPresent',
      model: 'PN532 firmware 1.6',
    });
  });
});
