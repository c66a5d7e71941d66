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

test.each(['keys', 'switches'] as const)('somebody who works with %s is given longer', async (by) => {
  const kiosk = await kioskAtAttract();
  kiosk.session.send({ type: 'start' });
  kiosk.session.send({ type: 'activity', by });
  kiosk.session.send({ type: 'activity' });
  await expectLonger(kiosk);
  expect(kiosk.context().usesKeys).toBe(false);
});

test.each([
  { setting: 'speech', choice: 'on' },
  { setting: 'textSize', choice: 'largest' },
  { setting: 'reach', choice: 'low' },
] as const)(
  'whoever needs $setting $choice is given longer, from the moment that they choose it',
  async (need) => {
    const kiosk = await kioskAtAttract();
    kiosk.session.send({ type: 'start' });
    kiosk.session.send({ type: 'changeSetting', ...need });
    await expectLonger(kiosk);
  },
);

test.each([
  { setting: 'textSize', choice: 'large' },
  { setting: 'contrast', choice: 'whiteOnBlack' },
] as const)('$setting $choice takes no longer to read', async (taste) => {
  const kiosk = await kioskAtAttract();
  kiosk.session.send({ type: 'start' });
  kiosk.session.send({ type: 'changeSetting', ...taste });
  kiosk.clock.increment(IDLE_WARNING_MS);
  expect(isWarned(kiosk)).toBe(true);
});
