import { expect, it } from 'vitest';
import { type WatchedKiosk, watchKiosk } from './watched-kiosk.ts';

/** Puts the answers away and returns their code; the new page stands at the attract screen. */
async function putAway(watched: WatchedKiosk): Promise<string> {
  await watched.answersEverything();
  await watched.kiosk.footer('startOver');
  await watched.kiosk.presses(1);
  await watched.kiosk.shows('parked');
  const code = (await watched.page.locator('.dialog-code').textContent()) ?? '';
  watched.mustForget({ draftCode: code, plainDraftCode: code.replaceAll('-', '') });
  await watched.kiosk.presses(0);
  await watched.hasBegunAnew();
  return code;
}

it('answers that were put away are readable nowhere, nor is their code', async () => {
  const watched = await watchKiosk();
  await putAway(watched);
  expect(await watched.look()).toEqual({});
  expect(await watched.lookAfterShutdown()).toEqual({});
}, 600_000);

it('answers that were taken up again and then given up are nowhere', async () => {
  const watched = await watchKiosk();
  const code = await putAway(watched);
  await watched.begins();
  await watched.kiosk.chooses(3);
  await watched.kiosk.shows('draftCode');
  await watched.kiosk.fills(0, code);
  await watched.kiosk.presses(0);
  await watched.kiosk.shows('checkAnswers');
  expect(await watched.inPageHeap()).toEqual(expect.arrayContaining(['narrative', 'name', 'email', 'phone']));
  await watched.timePasses();
  await watched.hasBegunAnew();
  expect(await watched.look()).toEqual({});
  expect(await watched.lookAfterShutdown()).toEqual({});
}, 600_000);
