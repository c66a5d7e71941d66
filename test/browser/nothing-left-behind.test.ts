import { expect, it } from 'vitest';
import { watchKiosk } from './watched-kiosk.ts';

it('who starts over leaves nothing anywhere', async () => {
  const watched = await watchKiosk();
  await watched.answersEverything();
  // The net has no holes: while they are here, the page knows what they typed.
  expect(await watched.inPageHeap()).toEqual(
    expect.arrayContaining(['narrative', 'name', 'email', 'phone', 'tap']),
  );
  await watched.kiosk.footer('startOver');
  await watched.kiosk.shows('confirmStartOver');
  await watched.kiosk.presses(2);
  await watched.hasBegunAnew();
  expect(await watched.look()).toEqual({});
  expect(await watched.lookAfterShutdown()).toEqual({});
}, 600_000);

it('who walks away leaves nothing anywhere once their time is over', async () => {
  const watched = await watchKiosk();
  await watched.answersEverything();
  await watched.timePasses();
  await watched.hasBegunAnew();
  expect(await watched.look()).toEqual({});
  expect(await watched.lookAfterShutdown()).toEqual({});
}, 600_000);
