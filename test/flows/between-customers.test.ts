import { expect, test } from 'vitest';
import { usualSettings } from '../../kiosk-ui/flows/accessibility-settings.ts';
import { PAGE_LIFETIME_MS, RELOAD_PATIENCE_MS } from '../../kiosk-ui/flows/delays.ts';
import { settle } from '../manual-clock.ts';
import { aSnapshot } from './examples.ts';
import { kioskAtAttract } from './visit-under-test.ts';

test('settings and language are those of the next customer again', async () => {
  const { session, context } = await kioskAtAttract();
  session.send({ type: 'chooseLanguage', language: 'hy' });
  session.send({ type: 'changeSetting', setting: 'contrast', choice: 'whiteOnBlack' });
  session.send({ type: 'changeSetting', setting: 'textSize', choice: 'largest' });
  expect(context()).toMatchObject({
    language: 'hy',
    settings: { contrast: 'whiteOnBlack', textSize: 'largest' },
  });
  session.send({ type: 'startOver' });
  expect(context()).toMatchObject({ language: 'en', settings: usualSettings });
});

test('the page begins anew after every visit, and only after the service has forgotten the customer', async () => {
  const kiosk = await kioskAtAttract();
  expect(kiosk.reloads()).toBe(0);
  kiosk.session.send({ type: 'start' });
  kiosk.session.send({ type: 'startOver' });
  expect(kiosk.reloads()).toBe(0);
  await settle();
  expect([kiosk.sessionsEnded(), kiosk.reloads()]).toEqual([2, 1]);
});

test('a page that could not begin anew serves the next customer as it is', async () => {
  const kiosk = await kioskAtAttract();
  kiosk.session.send({ type: 'start' });
  kiosk.session.send({ type: 'startOver' });
  await settle();
  kiosk.clock.increment(RELOAD_PATIENCE_MS);
  kiosk.session.send({ type: 'start' });
  expect(kiosk.screen()).toBe('menu');
});

test('while the service is gone the page stays, and begins anew when it is back', async () => {
  const kiosk = await kioskAtAttract();
  kiosk.session.send({ type: 'start' });
  kiosk.session.send({ type: 'terminal.lost' });
  kiosk.session.send({ type: 'startOver' });
  await settle();
  expect(kiosk.reloads()).toBe(0);
  kiosk.session.send({ type: 'terminal.snapshot', snapshot: aSnapshot });
  expect(kiosk.reloads()).toBe(1);
});

test('a page that nobody used begins anew every hour, but not without a service to load it from', async () => {
  const kiosk = await kioskAtAttract();
  kiosk.session.send({ type: 'terminal.lost' });
  kiosk.clock.increment(PAGE_LIFETIME_MS);
  expect(kiosk.reloads()).toBe(0);
  kiosk.session.send({ type: 'terminal.live' });
  kiosk.clock.increment(PAGE_LIFETIME_MS);
  expect(kiosk.reloads()).toBe(1);
});
