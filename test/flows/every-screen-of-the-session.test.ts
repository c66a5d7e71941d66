import { expect, test } from 'vitest';
import { emptyDraft } from '../../kiosk-ui/flows/complaint-draft.ts';
import { connectionFlow } from '../../kiosk-ui/flows/connection-flow.ts';
import { sessionFlow } from '../../kiosk-ui/flows/session-flow.ts';
import { sessionScreens } from '../../kiosk-ui/kiosk/screens.ts';
import {
  aCard,
  aFiledCase,
  aSnapshot,
  printerOutOfPaper,
  readerOnline,
  readerUnplugged,
  requestIds,
} from './examples.ts';
import {
  cutOffFrom,
  explore,
  inert,
  invokesWithoutOnError,
  reachedStates,
  restingStates,
  screensOf,
  undeclaredDelays,
} from './machine-test-kit.ts';

const flow = sessionFlow.provide({ actors: { complaint: inert as never, endSession: inert as never } });

const complaintNow = (context: object) => ({
  type: 'xstate.snapshot.complaint',
  snapshot: { context: { draft: emptyDraft, requestId: null, filed: null, ...context } },
});
const answered = { ...emptyDraft, category: 'safety' };

const events = [
  { type: 'start' },
  { type: 'continueWithoutCard' },
  { type: 'continue' },
  { type: 'back' },
  { type: 'startOver' },
  { type: 'confirmStartOver' },
  { type: 'help' },
  { type: 'dismiss' },
  { type: 'activity' },
  { type: 'terminal.snapshot', snapshot: aSnapshot },
  { type: 'terminal.reader.changed', reader: readerUnplugged },
  { type: 'terminal.reader.changed', reader: readerOnline },
  { type: 'terminal.printer.changed', printer: printerOutOfPaper },
  { type: 'terminal.live' },
  { type: 'terminal.lost' },
  { type: 'terminal.card.read', card: aCard },
  { type: 'terminal.card.removed' },
  { type: 'terminal.card.dropped', reason: 'removedTooSoon' },
  { type: 'terminal.card.dropped', reason: 'readerLost' },
  {
    type: 'terminal.receipt.changed',
    receiptId: aFiledCase.receiptId,
    caseNumber: aFiledCase.caseNumber,
    receipt: { state: 'printed' },
  },
  complaintNow({}),
  complaintNow({ draft: answered }),
  complaintNow({ draft: answered, requestId: 'sent' }),
  complaintNow({ draft: answered, requestId: 'sent', filed: aFiledCase }),
  { type: 'xstate.done.actor.complaint', output: { ended: 'finished' } },
  { type: 'xstate.done.actor.complaint', output: { ended: 'backedOut' } },
  { type: 'xstate.error.actor.complaint', error: new Error('a fault in the flow') },
  { type: 'xstate.done.actor.0.session.attract.forgetting' },
  { type: 'xstate.error.actor.0.session.attract.forgetting', error: new Error('no service') },
  { type: 'xstate.after.endSessionPatience.session.attract.forgetting' },
  { type: 'xstate.after.idleWarning.session.inSession.idle.watching' },
  { type: 'xstate.after.idleCountdown.session.inSession.idle.warning' },
  { type: 'xstate.after.countdownStep.session.inSession.idle.warning.counting' },
];

const vertices = explore(flow, { language: 'en', newRequestId: requestIds() }, events, (context) => [
  context.card === null,
  context.progress,
  context.terminal.reader?.device,
]);

const isAttract = (vertex: (typeof vertices)[number]) => vertex.snapshot.matches('attract');

test('the list of events is complete', () => {
  const listed = new Set(events.map(({ type }) => type));
  expect(flow.events.filter((type) => !listed.has(type))).toEqual([]);
});

test('every state of a visit can be reached', () => {
  const reached = reachedStates(vertices);
  expect(restingStates(flow).filter((id) => !reached.has(id))).toEqual([]);
});

test('every state has a way home to the attract screen', () => {
  expect(cutOffFrom(vertices, isAttract)).toEqual([]);
});

test('nothing of a customer is left at the attract screen, whichever way led there', () => {
  const atAttract = vertices.filter(isAttract);
  expect(atAttract.length).toBeGreaterThan(1);
  for (const { snapshot } of atAttract) {
    expect(snapshot.hasTag('holdsCustomerData')).toBe(false);
    expect(snapshot.context).toMatchObject({
      card: null,
      dropReason: null,
      complaintDraft: emptyDraft,
      progress: 'nothing',
    });
  }
});

test('whenever a card is held, the state says that it holds customer data or is about to be left for it', () => {
  const holding = vertices.filter(
    ({ snapshot }) => snapshot.context.card !== null && !snapshot.hasTag('holdsCustomerData'),
  );
  expect(holding.filter(({ snapshot }) => !snapshot.matches({ inSession: { task: 'presentCard' } }))).toEqual(
    [],
  );
});

test('every screen that a state asks for exists, and none stands unused', () => {
  expect(new Set(Object.keys(sessionScreens))).toEqual(new Set(screensOf(sessionFlow)));
});

test('no failing actor can freeze the kiosk, and every delay is declared', () => {
  for (const machine of [sessionFlow, connectionFlow]) {
    expect(invokesWithoutOnError(machine)).toEqual([]);
    expect(undeclaredDelays(machine)).toEqual([]);
  }
});
