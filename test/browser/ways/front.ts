import { answerStaffCall, callStaff, StaffCall } from '../../../contract/staff-calls.ts';
import { STAFF_ANSWER_PATIENCE_MS } from '../../../kiosk-ui/flows/delays.ts';
import type { Part, Walk } from './walk.ts';

/** The attract screen, the menu, and what can be laid over every screen. */
export async function* frontAndDialogs(walk: Walk): Part {
  const { page, kiosk } = walk;
  await kiosk.open();
  yield 'attract';
  // The key beside the headphones, as it is before anything is configured.
  await page.keyboard.press('F4');
  await page.locator('.speech-bar').waitFor();
  yield 'attract/spoken';
  await walk.begin();
  yield 'menu';
  await kiosk.footer('help');
  await kiosk.shows('help');
  yield 'help';
  await kiosk.presses(1);
  await kiosk.shows('settings');
  yield 'settings';
  await kiosk.presses(0);
  await kiosk.languages();
  await kiosk.shows('languages');
  yield 'languages';
  await page.route(/\/vi-[\w-]+\.js$/, (route) => route.abort());
  await page.locator('.language-list [lang="vi"] .button').tap();
  await page.locator('[data-dialog="languages"] .notice').waitFor();
  yield 'languages/unavailable';
  await page.unrouteAll();
  await kiosk.presses(0);
  yield* staffCall(walk);
  yield* speech(walk);
}

async function* staffCall({ page, kiosk, terminal }: Walk): Part {
  const call = await kiosk.holds(callStaff.path);
  await kiosk.chooses(4);
  await kiosk.shows('staffCall');
  yield 'staffCall/calling';
  await kiosk.hurries(STAFF_ANSWER_PATIENCE_MS);
  const reply = page.waitForResponse((response) => response.url().endsWith(callStaff.path));
  await call.letGo();
  const unanswered = StaffCall.parse(await (await reply).json());
  await page.locator('[data-staff-call="unanswered"]').waitFor();
  yield 'staffCall/unanswered';
  await terminal.post(answerStaffCall.path, { callId: unanswered.callId });
  await page.locator('[data-staff-call="coming"]').waitFor();
  yield 'staffCall/coming';
  await kiosk.presses(0);
  const lostCall = await kiosk.holds(callStaff.path);
  await kiosk.chooses(4);
  await lostCall.fail();
  await page.locator('[data-staff-call="notReached"]').waitFor();
  yield 'staffCall/notReached';
  await kiosk.presses(0);
  await page.locator('[data-staff-call="called"]').waitFor();
  yield 'staffCall/called';
  await kiosk.presses(0);
  yield 'menu/staffCalled';
}

/** Speech as its bar shows it: nothing to say, a screen that is dark, a voice that is missing. */
async function* speech(walk: Walk): Part {
  const { page, kiosk } = walk;
  await kiosk.footer('settings');
  await kiosk.setsSpeech('blanked');
  await page.locator('.dark-screen').waitFor();
  yield 'settings/dark';
  await page.touchscreen.tap(10, 10);
  await page.locator('.dark-screen').waitFor({ state: 'detached' });
  await kiosk.presses(0);
  await kiosk.hears({ type: 'speech.changed', speech: { engine: 'available', version: '1', voices: [] } });
  await page.locator('.speech-status').waitFor();
  yield 'menu/noVoice';
  await kiosk.hears({
    type: 'speech.changed',
    speech: { engine: 'absent', fault: { code: 'notFound', action: 'maintenance', detail: '' } },
  });
  yield 'menu/noEngine';
  if (!walk.isSpoken) await page.locator('.speech-bar .button').last().tap();
}
