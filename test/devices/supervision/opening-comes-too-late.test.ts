import { expect, it } from 'vitest';
import type { Opened } from '../../../devices/supervision/supervised-device.ts';
import { GadgetConnection, gadgetBench } from './gadget-bench.ts';

/** A gadget whose second opening hangs until it is answered. */
async function hanging() {
  const bench = gadgetBench();
  await bench.clock.advance(0);
  const { promise, resolve, reject } = Promise.withResolvers<Opened<GadgetConnection>>();
  bench.socket.open = () => promise;
  bench.last().unplug();
  await bench.clock.advance(250);
  expect(bench.openings).toHaveLength(2);
  return { ...bench, answer: resolve, reject };
}

it('closed while it is being opened, it does not wait for that', async () => {
  const { clock, gadget } = await hanging();
  await gadget.close();
  expect(clock.pendingTimers).toBe(0);
});

it('what is opened after it was closed is closed too, unused and untold', async () => {
  const { clock, gadget, answer, told } = await hanging();
  await gadget.close();
  const late = new GadgetConnection();
  answer({ ok: true, connection: late });
  await clock.advance(10_000);
  expect(late.closed).toBe(1);
  expect(told).toEqual(['online', 'unplugged']);
  expect(gadget.status).toMatchObject({ fault: { code: 'unplugged' } });
});

it.each([0, 1, 2, 3, 4, 5])(
  'closed %i turns after it was opened, it is closed, whatever it had come to',
  async (turns) => {
    const { clock, gadget, answer } = await hanging();
    const late = new GadgetConnection();
    answer({ ok: true, connection: late });
    for (let turn = 0; turn < turns; turn++) await Promise.resolve();
    let closed = false;
    void gadget.close().then(() => {
      closed = true;
    });
    await clock.advance(0);
    expect(closed).toBe(true);
    expect(late.closed).toBe(1);
  },
);

it('an opening that fails after it was closed changes nothing', async () => {
  const { clock, gadget, answer, openings } = await hanging();
  await gadget.close();
  answer({ ok: false, failure: 'busy', detail: '' });
  await clock.advance(10_000);
  expect(gadget.status).toMatchObject({ fault: { code: 'unplugged' } });
  expect(openings).toHaveLength(2);
});

it('an opening that throws after it was closed is a surprise and nothing else', async () => {
  const { clock, gadget, reject, surprises } = await hanging();
  await gadget.close();
  const mistake = new Error('a mistake');
  reject(mistake);
  await clock.advance(10_000);
  expect(surprises).toEqual([mistake]);
});
