import { expect, it } from 'vitest';
import { beep, ping, poll } from '../../../../devices/card-reader/vivotech2/commands.ts';
import {
  type CrcOrder,
  decodeCommand,
  encodeCommand,
  encodeResponse,
} from '../../../../devices/card-reader/vivotech2/frame-codec.ts';
import { SEND_ATTEMPTS, Vivotech2Link } from '../../../../devices/card-reader/vivotech2/link.ts';
import { encodeReports } from '../../../../devices/card-reader/vivotech2/report-codec.ts';
import { memoryHidPort } from '../../../../devices/transports/hid-memory.ts';
import { ManualClock } from '../../../manual-clock.ts';
import { bytes } from '../pn532/reader-bench.ts';

const CRC_ERROR = 0x04;
const OK = 0x00;

/** A device that answers each single-report message with what `reply` makes of it. */
async function linkTo(reply: (message: Uint8Array) => { status: number } | undefined) {
  const clock = new ManualClock();
  const messages: Uint8Array[] = [];
  let answer: (command: number, status?: number) => void = () => {};
  const port = memoryHidPort((sendInput) => {
    answer = (command, status = OK) => {
      const response = encodeResponse({ command, status, data: bytes('') });
      for (const report of encodeReports(response)) sendInput(report);
    };
    return {
      outputReport: (report) => {
        const message = report.subarray(1);
        messages.push(message);
        const replied = reply(message);
        if (replied) answer(message[10] ?? 0, replied.status);
      },
      disconnected: () => {},
    };
  });
  const opened = await port.open();
  if (!opened.ok) throw new Error(opened.detail);
  return { clock, port, messages, answer, link: new Vivotech2Link(opened.device, clock) };
}

const startsWith = (message: Uint8Array, frame: Uint8Array) =>
  frame.every((byte, at) => message[at] === byte);

it('a firmware that wants the beeper command with the CRC of the other page gets it so', async () => {
  const wanted: CrcOrder = 'lowFirst';
  const { link } = await linkTo((message) => {
    if (message[10] === 0x18) return { status: OK };
    return { status: startsWith(message, encodeCommand(beep('short'), wanted)) ? OK : CRC_ERROR };
  });
  expect(await link.run(beep('short'))).toEqual({ ok: true, answer: { kind: 'done' } });
});

it('a command that arrives damaged time after time is given up', async () => {
  const { link, messages } = await linkTo((message) => ({ status: message[10] === 0x18 ? OK : CRC_ERROR }));
  expect(await link.run(poll(100))).toEqual({ ok: false, failure: 'unanswered' });
  expect(messages.filter((message) => message[10] === 0x2c)).toHaveLength(SEND_ATTEMPTS);
});

it('the first thing a reader is sent is a ping, as nobody knows what it was asked before', async () => {
  const { link, messages } = await linkTo(() => ({ status: OK }));
  await link.run(beep('long'));
  expect(messages.map((message) => decodeCommand(message))).toMatchObject([
    { frame: { command: 0x18, subCommand: 0x01 } },
    { frame: { command: 0x0b, subCommand: 0x02 } },
  ]);
});

it('a sign of life that comes late does not pass for the one that was asked for after it', async () => {
  const { clock, link, messages, answer } = await linkTo(() => undefined);
  const result = link.run(poll(100));
  await clock.advance(ping.answerWithinMs);
  expect(messages.map((message) => message[10])).toEqual([0x18, 0x29]);
  answer(0x18);
  await clock.advance(10);
  expect(messages).toHaveLength(2);
  answer(0x29);
  await clock.advance(10);
  expect(messages.map((message) => message[10])).toEqual([0x18, 0x29, 0x2c]);
  answer(0x2c, 0x08);
  expect(await result).toEqual({ ok: true, answer: { kind: 'none' } });
});

it('a reader that says nothing is silent after three attempts, and no timer is left', async () => {
  const { clock, link, messages } = await linkTo(() => undefined);
  const result = link.run(ping);
  await clock.advance(5_000);
  expect(await result).toEqual({ ok: false, failure: 'silent' });
  expect(messages).toHaveLength(SEND_ATTEMPTS);
  expect(clock.pendingTimers).toBe(0);
});

it('a reader that is pulled out while it is being asked is told of at once', async () => {
  const { clock, port, link } = await linkTo(() => undefined);
  const result = link.run(ping);
  await clock.advance(10);
  port.unplug();
  expect(await result).toEqual({ ok: false, failure: 'closed' });
  expect(await link.run(ping)).toEqual({ ok: false, failure: 'closed' });
  expect(clock.pendingTimers).toBe(0);
});

it('a second command while one is under way is a mistake of the caller', async () => {
  const { link } = await linkTo(() => ({ status: OK }));
  const first = link.run(ping);
  await expect(link.run(ping)).rejects.toThrow('one command at a time');
  expect(await first).toMatchObject({ ok: true });
});
