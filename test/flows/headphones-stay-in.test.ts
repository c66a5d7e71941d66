import { expect, test } from 'vitest';
import { UNHURRIED_IDLE_COUNTDOWN_MS, UNHURRIED_IDLE_WARNING_MS } from '../../kiosk-ui/flows/delays.ts';
import { settle } from '../manual-clock.ts';
import { kioskAtAttract } from './visit-under-test.ts';

const speaks = { type: 'changeSetting', setting: 'speech', choice: 'on' } as const;

/** Somebody is in a visit, with headphones in the socket. */
async function listener() {
  const socket = { areIn: true };
  const kiosk = await kioskAtAttract({ headphonesAreIn: () => socket.areIn });
  kiosk.session.send({ type: 'start' });
  return { ...kiosk, socket, speech: () => kiosk.context().settings.speech };
}

test('a page that begins while headphones are in speaks', async () => {
  expect((await listener()).speech()).toBe('on');
});

test('I start over, and the voice is still there', async () => {
  const { session, screen, speech } = await listener();
  session.send({ type: 'changeSetting', setting: 'volume', choice: 'loud' });
  session.send({ type: 'startOver' });
  await settle();
  expect(screen()).toBe('attract');
  expect(speech()).toBe('on');
});

test('I listen for long without a key, and the voice is still there when the visit has ended by itself', async () => {
  const { clock, screen, speech } = await listener();
  clock.increment(UNHURRIED_IDLE_WARNING_MS);
  clock.increment(UNHURRIED_IDLE_COUNTDOWN_MS);
  await settle();
  expect(screen()).toBe('attract');
  expect(speech()).toBe('on');
});

test('nothing else of the listener is left for the next one', async () => {
  const { session, context } = await listener();
  session.send({ type: 'changeSetting', setting: 'volume', choice: 'loud' });
  session.send({ type: 'changeSetting', setting: 'speech', choice: 'blanked' });
  session.send({ type: 'startOver' });
  expect(context().settings).toMatchObject({ volume: 'medium', speech: 'on' });
});

test('a visit that was spoken without headphones ends in silence', async () => {
  const { session, socket, speech } = await listener();
  socket.areIn = false;
  session.send(speaks);
  session.send({ type: 'startOver' });
  expect(speech()).toBe('off');
});
