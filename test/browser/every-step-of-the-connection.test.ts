import { expect, test } from 'vitest';
import { type AnyEventObject, createActor } from 'xstate';
import { connectionFlow } from '../../kiosk-ui/flows/connection-flow.ts';
import {
  CONNECT_PATIENCE_MS,
  HEARTBEAT_SILENCE_MS,
  LOSS_NOTICE_MS,
  RECONNECT_PAUSE_MS,
} from '../../kiosk-ui/flows/delays.ts';
import { aSnapshot } from '../flows/examples.ts';
import { failuresAndDelays, inert, statesNow } from '../flows/machine-test-kit.ts';
import { mapMachine, toursThrough } from '../flows/tours.ts';
import { frozen } from '../flows/whole-visit.ts';
import { followFlow } from './followed-flow.ts';
import { startKiosk } from './kiosk.ts';
import { takeInHand } from './page-in-hand.ts';

const machine = connectionFlow.provide({ actors: { eventStream: inert as never } });
const news = { type: 'reader.changed', reader: aSnapshot.reader } as const;
const map = mapMachine(machine, [
  { type: 'stream.message', message: news },
  { type: 'stream.heartbeat' },
  { type: 'stream.interrupted' },
  { type: 'stream.closed' },
  ...failuresAndDelays(machine),
]);
/** Where a page is once its first stream has told it of the terminal. */
const greeted = JSON.stringify({ streaming: { live: 'listening' } });
const tours = toursThrough({ ...map, start: greeted }, () => true);

/** The wait behind each of the machine's delays. */
const waits: Readonly<Record<string, number>> = {
  connectPatience: CONNECT_PATIENCE_MS,
  heartbeatSilence: HEARTBEAT_SILENCE_MS,
  lossNotice: LOSS_NOTICE_MS,
  reconnectPause: RECONNECT_PAUSE_MS,
};

test('every step of the connection, and what the customer sees of each', async () => {
  const { page, terminal } = await startKiosk();
  const connection = await followFlow(page, machine);
  await page.addInitScript(takeInHand, { snapshot: aSnapshot, watched: RECONNECT_PAUSE_MS });
  const pass = async (delay: number) =>
    expect(await page.evaluate((ms) => window.inHand.pass(ms), delay)).toBe(1);
  const happens = async ({ type }: AnyEventObject): Promise<void> => {
    const [, delay] = /^xstate\.after\.(\w+)/.exec(type) ?? [];
    if (delay !== undefined) return pass(waits[delay] ?? 0);
    if (type === 'stream.message') return page.evaluate((told) => window.inHand.hear(told), news);
    if (type === 'stream.heartbeat') return page.evaluate(() => window.inHand.pulse());
    if (type === 'stream.interrupted') return page.evaluate(() => window.inHand.stumble());
    await page.evaluate(() => window.inHand.end());
    if (type === 'stream.closed') return;
    // A stream that cannot be opened fails at once, so it can only be the one after this.
    await page.evaluate(() => {
      window.inHand.nextStream = 'fails';
    });
    await pass(RECONNECT_PAUSE_MS);
    await page.evaluate(() => {
      window.inHand.nextStream = 'silent';
    });
  };

  let steps = 0;
  for (const tour of tours) {
    await page.goto(`${terminal.origin}/kiosk/`);
    await page.locator('[data-screen="attract"]').waitFor();
    const model = createActor(machine, { clock: frozen as never });
    let isLost = false;
    model.on('*', ({ type }) => {
      isLost = type === 'terminal.lost';
    });
    model.start();
    // Whoever has never heard of the terminal cannot serve anybody, however alive the stream is.
    model.send({ type: 'stream.message', message: news });
    await page.evaluate(() => {
      window.inHand.nextStream = 'silent';
    });
    for (const event of tour) {
      await happens(event);
      model.send(event as never);
      steps++;
      const [there] = statesNow(model.getSnapshot());
      await expect.poll(() => connection.at()).toBe(there);
      const outOfService = page.locator('[data-dialog="outOfService"][open]');
      await outOfService.waitFor({ state: isLost ? 'visible' : 'detached' });
    }
    model.stop();
  }
  process.stdout.write(`connection: ${steps} steps, ${connection.inNumbers()}\n`);
  expect(connection.missed()).toEqual([]);
  expect(connection.unseen()).toEqual([]);
});
