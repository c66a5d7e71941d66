import { expect, test } from 'vitest';
import {
  COUNTDOWN_STEP_MS,
  IDLE_COUNTDOWN_MS,
  IDLE_WARNING_MS,
  STAFF_ANSWER_PATIENCE_MS,
  STAFF_CALL_PATIENCE_MS,
  STAFF_COMING_MS,
} from '../../kiosk-ui/flows/delays.ts';
import { aStaffCall } from './examples.ts';
import { answerEverything, type Kiosk, kioskAtAttract } from './visit-under-test.ts';

const call = ({ session }: Kiosk) => {
  const { value } = session.getSnapshot();
  return typeof value === 'object' && 'inSession' in value ? value.inSession.staff : undefined;
};
const answered = (callId: string) => ({ type: 'terminal.staff.answered', callId }) as const;

async function kioskThatCalls(): Promise<Kiosk> {
  const kiosk = await kioskAtAttract();
  answerEverything(kiosk);
  kiosk.session.send({ type: 'help' });
  kiosk.session.send({ type: 'callStaff' });
  return kiosk;
}

test('nobody is said to have been called before the service has written it down, nor to come before they say so', async () => {
  const kiosk = await kioskThatCalls();
  expect(call(kiosk)).toBe('calling');
  await kiosk.calls[0]?.answer(aStaffCall);
  expect(call(kiosk)).toBe('called');
  kiosk.session.send(answered('00000000-0000-4000-8000-000000000000'));
  expect(call(kiosk)).toBe('called');
  kiosk.session.send(answered(aStaffCall.callId));
  expect(call(kiosk)).toBe('coming');
});

test('a customer who closes the dialog and goes on still learns that somebody comes, and keeps every answer', async () => {
  const kiosk = await kioskThatCalls();
  await kiosk.calls[0]?.answer(aStaffCall);
  kiosk.session.send({ type: 'dismiss' });
  expect(kiosk.screen()).toBe('checkAnswers');
  kiosk.session.send(answered(aStaffCall.callId));
  expect(call(kiosk)).toBe('coming');
  expect(kiosk.filledIn().draft.answers.narrative).toBe('It drove past me.');
});

test('a call that cannot be made is told, and can be made again', async () => {
  const kiosk = await kioskThatCalls();
  await kiosk.calls[0]?.loseReply();
  expect(call(kiosk)).toBe('notReached');
  kiosk.session.send({ type: 'callStaff' });
  kiosk.clock.increment(STAFF_CALL_PATIENCE_MS);
  expect(call(kiosk)).toBe('notReached');
});

test('a call that nobody answers is told, and a late answer still counts', async () => {
  const kiosk = await kioskThatCalls();
  await kiosk.calls[0]?.answer(aStaffCall);
  kiosk.session.send({ type: 'dismiss' });
  for (let waited = 0; waited < STAFF_ANSWER_PATIENCE_MS; waited += 30_000) {
    kiosk.session.send({ type: 'activity' });
    kiosk.clock.increment(30_000);
  }
  expect(call(kiosk)).toBe('unanswered');
  kiosk.session.send(answered(aStaffCall.callId));
  expect(call(kiosk)).toBe('coming');
});

test('the call is made in the language that the customer has chosen', async () => {
  const kiosk = await kioskAtAttract();
  kiosk.session.send({ type: 'chooseLanguage', language: 'hy' });
  kiosk.session.send({ type: 'callStaff' });
  expect(kiosk.calls[0]?.request).toBe('hy');
});

const idle = ({ session }: Kiosk) => {
  const { value } = session.getSnapshot();
  return typeof value === 'object' && 'inSession' in value ? value.inSession.idle : undefined;
};
/** Nobody touches anything. */
function wait({ clock }: Kiosk, ms: number): void {
  for (let waited = 0; waited < ms; waited += COUNTDOWN_STEP_MS) clock.increment(COUNTDOWN_STEP_MS);
}

test('whoever waits for staff without touching anything is not sent away, and hears when nobody came', async () => {
  const kiosk = await kioskThatCalls();
  await kiosk.calls[0]?.answer(aStaffCall);
  wait(kiosk, STAFF_ANSWER_PATIENCE_MS - COUNTDOWN_STEP_MS);
  expect([call(kiosk), idle(kiosk)]).toEqual(['called', 'watching']);
  wait(kiosk, COUNTDOWN_STEP_MS);
  expect(call(kiosk)).toBe('unanswered');
  // They have as long to take that in as with any other screen.
  wait(kiosk, IDLE_WARNING_MS - COUNTDOWN_STEP_MS);
  expect(idle(kiosk)).toBe('watching');
  wait(kiosk, COUNTDOWN_STEP_MS + IDLE_COUNTDOWN_MS);
  expect(kiosk.screen()).toBe('attract');
});

test('who was told that somebody comes is left in peace until they can be there, and asked afterwards', async () => {
  const kiosk = await kioskThatCalls();
  await kiosk.calls[0]?.answer(aStaffCall);
  kiosk.session.send(answered(aStaffCall.callId));
  wait(kiosk, STAFF_COMING_MS - COUNTDOWN_STEP_MS);
  expect([call(kiosk), idle(kiosk)]).toEqual(['coming', 'watching']);
  wait(kiosk, COUNTDOWN_STEP_MS + IDLE_WARNING_MS);
  expect([call(kiosk), idle(kiosk)]).toEqual(['notCalled', { warning: 'counting' }]);
});
