import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { CALL_STANDS_MS, staffCalls } from '../../../../terminal-service/modules/staff-calls/staff-calls.ts';
import { ManualClock } from '../../../manual-clock.ts';
import { listen } from '../../live-events.ts';
import { openStore } from '../../open-store.ts';
import { startTerminal } from '../../running-terminal.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

function desk() {
  const store = openStore(join(temporaryFolder(), 'terminal.db'));
  onTestFinished(() => store.close());
  const clock = new ManualClock();
  return { store, clock, calls: staffCalls(store, clock) };
}

it('a call stands through a restart until it is answered, and only once', () => {
  const { store, clock, calls } = desk();
  const { call } = calls.call('hy');
  const after = staffCalls(store, clock);
  expect(after.open()).toEqual([call]);
  expect(after.answer(call.callId)).toBe(true);
  expect(after.answer(call.callId)).toBe(false);
  expect(after.open()).toEqual([]);
});

it('pressing twice is one call', () => {
  const { calls } = desk();
  const first = calls.call('en');
  expect(calls.call('en')).toEqual({ call: first.call, isNew: false });
  expect(calls.call('es').isNew).toBe(true);
});

it('a call ends with its visit, and the next customer is announced', () => {
  const { store, clock, calls } = desk();
  const { call } = calls.call('en');
  expect(calls.endSession()).toEqual([call.callId]);
  expect(calls.open()).toEqual([]);
  expect(calls.answer(call.callId)).toBe(false);
  const next = calls.call('en');
  expect(next.isNew).toBe(true);
  // Also when the service was started anew within the visit.
  const after = staffCalls(store, clock);
  expect(after.open()).toEqual([next.call]);
  expect(after.endSession()).toEqual([next.call.callId]);
  expect(after.endSession()).toEqual([]);
});

it('a call that was answered stays answered when its visit ends', () => {
  const { calls } = desk();
  const { call } = calls.call('en');
  calls.answer(call.callId);
  expect(calls.endSession()).toEqual([]);
});

it('a call of a customer who has long left is not shown to staff any more', async () => {
  const { clock, calls } = desk();
  calls.call('en');
  await clock.advance(CALL_STANDS_MS);
  expect(calls.open()).toEqual([]);
});

it('over HTTP staff hear of the call and the kiosk hears that somebody comes', async () => {
  const terminal = await startTerminal({ dataDir: temporaryFolder() });
  const counter = await listen(terminal.origin, undefined, 'counter');
  const reply = await terminal.post('/api/staff-calls', { language: 'ko' });
  expect(reply.status).toBe(201);
  const call = (await reply.json()) as { callId: string };
  expect((await counter.until('staff.called')).event).toEqual({ type: 'staff.called', call });
  expect((await terminal.post('/api/staff-calls', { language: 'ko' })).status).toBe(200);
  const late = await listen(terminal.origin, undefined, 'counter');
  expect((await late.until('snapshot')).event).toMatchObject({ snapshot: { staffCalls: [call] } });
  expect((await terminal.post('/api/staff-calls/answer', { callId: call.callId })).status).toBe(204);
  await counter.until('staff.answered', ({ callId }) => callId === call.callId);
  expect((await terminal.post('/api/staff-calls/answer', { callId: call.callId })).status).toBe(404);
  const again = (await (await terminal.post('/api/staff-calls', { language: 'ko' })).json()) as {
    callId: string;
  };
  await terminal.post('/api/session/end', {});
  await counter.until('staff.ended', ({ callId }) => callId === again.callId);
  expect((await terminal.post('/api/staff-calls', { language: 'ko' })).status).toBe(201);
});
