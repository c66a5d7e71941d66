import { expect, test } from 'vitest';
import { emptyDraft } from '../../kiosk-ui/flows/complaint-draft.ts';
import { complaintFlow } from '../../kiosk-ui/flows/complaint-flow.ts';
import { complaintScreens } from '../../kiosk-ui/kiosk/screens.ts';
import type { ReceiptState } from '../../terminal-service/api/contract.ts';
import { aCard, aFiledCase, aTrip, requestIds } from './examples.ts';
import {
  cutOffFrom,
  explore,
  finalStates,
  inert,
  invokesWithoutOnError,
  reachedStates,
  restingStates,
  screensOf,
  undeclaredDelays,
} from './machine-test-kit.ts';

const flow = complaintFlow.provide({ actors: { fileCase: inert as never } });

const receiptStates: ReceiptState[] = [
  { state: 'sending' },
  { state: 'printed' },
  { state: 'waiting', reason: 'paperOut' },
  { state: 'notSent', reason: 'notAnswering' },
  { state: 'unknown', bodyConfirmed: false },
];

const filing = 'xstate.done.actor.0.complaint.filing';
const events = [
  { type: 'chooseCategory', category: 'passedUp' },
  { type: 'chooseTrip', trip: { kind: 'cardTrip', trip: aTrip } },
  { type: 'editNarrative', text: '' },
  { type: 'editNarrative', text: 'It drove past me.' },
  { type: 'editContact', field: 'email', text: 'no address' },
  { type: 'editContact', field: 'email', text: '' },
  { type: 'continue' },
  { type: 'back' },
  ...['category', 'trip', 'narrative', 'contact'].map((question) => ({ type: 'change', question })),
  { type: 'file' },
  { type: 'tryAgain' },
  { type: 'finish' },
  ...receiptStates.map((receipt) => ({
    type: 'terminal.receipt.changed',
    receiptId: aFiledCase.receiptId,
    caseNumber: aFiledCase.caseNumber,
    receipt,
  })),
  { type: filing, output: { ok: true, filed: aFiledCase } },
  { type: filing, output: { ok: false, failure: 'refused' } },
  { type: filing, output: { ok: false, failure: 'notSaved' } },
  { type: 'xstate.error.actor.0.complaint.filing', error: new Error('no answer') },
  { type: 'xstate.after.filingPatience.complaint.filing' },
];

const vertices = explore(
  flow,
  { card: aCard, draft: emptyDraft, language: 'en', newRequestId: requestIds() },
  events,
  (context) => [
    context.draft.narrative === '',
    context.draft.contact.email,
    context.leadsTo,
    context.failure,
    context.requestId === null,
    context.filed?.receipt.state,
    context.receiptNews?.receipt.state,
  ],
);

test('the list of events is complete', () => {
  const listed = new Set(events.map(({ type }) => type));
  expect(flow.events.filter((type) => !listed.has(type))).toEqual([]);
});

test('every screen and every ending can be reached', () => {
  const reached = reachedStates(vertices);
  expect([...restingStates(flow), ...finalStates(flow)].filter((id) => !reached.has(id))).toEqual([]);
});

test('every screen has a way out', () => {
  expect(cutOffFrom(vertices, ({ snapshot }) => snapshot.status === 'done')).toEqual([]);
});

test('no state comes to rest without a screen', () => {
  expect(
    vertices
      .filter(({ snapshot }) => snapshot.status === 'active')
      .filter(({ snapshot }) => Object.values(snapshot.getMeta()).length !== 1)
      .map(({ key }) => key),
  ).toEqual([]);
});

test('every screen that a state asks for exists, and none stands unused', () => {
  expect(new Set(Object.keys(complaintScreens))).toEqual(new Set(screensOf(complaintFlow)));
});

test('no failing actor can freeze the complaint, and every delay is declared', () => {
  expect(invokesWithoutOnError(complaintFlow)).toEqual([]);
  expect(undeclaredDelays(complaintFlow)).toEqual([]);
});
