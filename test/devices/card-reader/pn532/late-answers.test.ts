import { expect, it } from 'vitest';
import { readBlock } from '../../../../devices/card-reader/pn532/commands.ts';
import { ACK_FRAME, encodeFrame, FrameDecoder } from '../../../../devices/card-reader/pn532/frame-codec.ts';
import { ACK_WITHIN_MS, Pn532Link } from '../../../../devices/card-reader/pn532/link.ts';
import { memoryPair } from '../../../../devices/transports/memory-pair.ts';
import { ManualClock } from '../../../manual-clock.ts';

/** A chip behind an adapter that holds everything back for `holdBackMs` while `slow`. Block n holds n times 16. */
function slowAdapter(holdBackMs: number) {
  const clock = new ManualClock();
  const { ends, unplug } = memoryPair();
  const [driverEnd, deviceEnd] = ends;
  const decoder = new FrameDecoder();
  const line = { slow: true };
  deviceEnd.onData((chunk) => {
    for (const frame of decoder.push(chunk)) {
      if (frame.kind !== 'toChip') continue;
      const data =
        frame.data[0] === 0x00
          ? Uint8Array.of(0x01, ...frame.data.slice(1))
          : Uint8Array.of(0x41, 0x00, ...new Uint8Array(16).fill(frame.data[3] ?? 0));
      const reply = Uint8Array.of(...ACK_FRAME, ...encodeFrame({ kind: 'toHost', data }));
      const send = () => void deviceEnd.write(reply).catch(() => {});
      if (line.slow) clock.setTimeout(send, holdBackMs);
      else send();
    }
  });
  return { clock, link: new Pn532Link(driverEnd, clock), line, unplug };
}

it('never takes the late answer to one read for the answer to the next', async () => {
  for (let holdBackMs = 90; holdBackMs < 3 * ACK_WITHIN_MS; holdBackMs += 5) {
    const { clock, link } = slowAdapter(holdBackMs);
    for (const block of [4, 5, 6]) {
      const reading = link.run(readBlock(1, block));
      await clock.advance(3_000);
      const result = await reading;
      if (result.ok)
        expect(result.answer).toMatchObject({ status: 'ok', data: new Uint8Array(16).fill(block) });
    }
  }
});

it('does so too when the adapter is late for one command only', async () => {
  const { clock, link, line } = slowAdapter(ACK_WITHIN_MS + 20);
  const first = link.run(readBlock(1, 4));
  await clock.advance(ACK_WITHIN_MS + 30);
  expect(await first).toMatchObject({ ok: true });
  line.slow = false;
  const second = link.run(readBlock(1, 5));
  await clock.advance(1_000);
  expect(await second).toEqual({ ok: true, answer: { status: 'ok', data: new Uint8Array(16).fill(5) } });
});

it('takes one command at a time', async () => {
  const { clock, link, unplug } = slowAdapter(10);
  const first = link.run(readBlock(1, 4));
  await expect(link.run(readBlock(1, 5))).rejects.toThrow('one command at a time');
  unplug();
  expect(await first).toEqual({ ok: false, failure: 'closed' });
  await clock.advance(50);
  expect(clock.pendingTimers).toBe(0);
});
