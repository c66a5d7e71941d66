import { expect, test } from 'vitest';
import { usualSettings } from '../../kiosk-ui/flows/accessibility-settings.ts';
import { IDLE_WARNING_MS, UNHURRIED_IDLE_WARNING_MS } from '../../kiosk-ui/flows/delays.ts';
import { kioskAtAttract } from './visit-under-test.ts';

const speechOn = { type: 'changeSetting', setting: 'speech', choice: 'on' } as const;

test('headphones put in at the attract screen make it speak, and the visit that begins there goes on speaking', async () => {
  const kiosk = await kioskAtAttract();
  kiosk.session.send(speechOn);
  expect(kiosk.screen()).toBe('attract');
  expect(kiosk.context().settings.speech).toBe('on');
  kiosk.session.send({ type: 'start' });
  expect(kiosk.screen()).toBe('menu');
  expect(kiosk.context().settings.speech).toBe('on');
});

test('whoever listened and went away leaves the usual kiosk behind', async () => {
  const kiosk = await kioskAtAttract();
  kiosk.session.send(speechOn);
  kiosk.clock.increment(UNHURRIED_IDLE_WARNING_MS - 1);
  expect(kiosk.context().settings.speech).toBe('on');
  kiosk.clock.increment(1);
  expect(kiosk.context().settings).toEqual(usualSettings);
  expect(kiosk.screen()).toBe('attract');
});

test('every key shows that the listener is still there', async () => {
  const kiosk = await kioskAtAttract();
  kiosk.session.send(speechOn);
  kiosk.clock.increment(UNHURRIED_IDLE_WARNING_MS - 1);
  kiosk.session.send({ type: 'activity' });
  kiosk.clock.increment(UNHURRIED_IDLE_WARNING_MS - 1);
  expect(kiosk.context().settings.speech).toBe('on');
});

test('switches used at the attract screen are remembered for the visit', async () => {
  const kiosk = await kioskAtAttract();
  kiosk.session.send({ type: 'activity', by: 'switches' });
  kiosk.session.send({ type: 'start' });
  kiosk.clock.increment(IDLE_WARNING_MS);
  expect(kiosk.session.getSnapshot().matches({ inSession: { idle: 'watching' } })).toBe(true);
});
