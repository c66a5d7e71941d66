import { expect, test } from 'vitest';
import {
  IDLE_WARNING_MS,
  UNHURRIED_IDLE_COUNTDOWN_MS,
  UNHURRIED_IDLE_WARNING_MS,
} from '../../kiosk-ui/flows/delays.ts';
import { type Kiosk, kioskAtAttract } from './visit-under-test.ts';

const isWarned = ({ session }: Kiosk) => session.getSnapshot().matches({ inSession: { idle: 'warning' } });

async function expectLonger(kiosk: Kiosk) {
  kiosk.clock.increment(IDLE_WARNING_MS);
  expect(isWarned(kiosk)).toBe(false);
  kiosk.clock.increment(UNHURRIED_IDLE_WARNING_MS - IDLE_WARNING_MS);
  expect(isWarned(kiosk)).toBe(true);
  expect(kiosk.context().secondsLeft).toBe(UNHURRIED_IDLE_COUNTDOWN_MS / 1000);
  kiosk.clock.increment(UNHURRIED_IDLE_COUNTDOWN_MS);
  expect(kiosk.screen()).toBe('attract');
}

test('somebody who works with switches is given longer', async () => {
  const kiosk = await kioskAtAttract();
  kiosk.session.send({ type: 'start' });
  kiosk.session.send({ type: 'activity', by: 'switches' });
  kiosk.session.send({ type: 'activity' });
  await expectLonger(kiosk);
  expect(kiosk.context().usesSwitches).toBe(false);
});

test('somebody who listens is given longer', async () => {
  const kiosk = await kioskAtAttract();
  kiosk.session.send({ type: 'start' });
  kiosk.session.send({ type: 'changeSetting', setting: 'speech', choice: 'on' });
  kiosk.session.send({ type: 'activity' });
  await expectLonger(kiosk);
});
