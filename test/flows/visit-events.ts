import type { AnyEventObject } from 'xstate';
import {
  type ComplaintDraft,
  emptyDraft,
  parkableForm,
} from '../../kiosk-ui/tasks/complaint/complaint-draft.ts';
import {
  aCard,
  aFiledCase,
  aSnapshot,
  aStaffCall,
  aTrip,
  cardWithoutTrips,
  printerOnline,
  printerOutOfPaper,
  readerOnline,
  readerUnplugged,
} from './examples.ts';

const news = (receipt: object) => ({
  type: 'terminal.receipt.changed',
  receiptId: aFiledCase.receiptId,
  caseNumber: aFiledCase.caseNumber,
  receipt,
});

/** Everything that a customer can send, with the words and choices that matter. */
export const customerEvents: readonly AnyEventObject[] = [
  { type: 'start' },
  ...['checkCard', 'complaint', 'openDraft'].map((task) => ({ type: 'chooseTask', task })),
  { type: 'chooseLanguage', language: 'es' },
  { type: 'changeSetting', setting: 'textSize', choice: 'largest' },
  { type: 'changeSetting', setting: 'speech', choice: 'on' },
  ...['continueWithoutCard', 'continue', 'back', 'startOver', 'confirmStartOver', 'help', 'openSettings']
    .concat('openLanguages', 'callStaff', 'park', 'dismiss', 'finish', 'activity', 'file', 'tryAgain')
    .concat('showTrips', 'print', 'complain', 'otherServices')
    .map((type) => ({ type })),
  { type: 'chooseKind', kind: 'complaint' },
  { type: 'chooseKind', kind: 'commendation' },
  { type: 'chooseCategory', category: 'passedUp' },
  { type: 'chooseCategory', category: 'operatorConduct' },
  { type: 'chooseTrip', trip: { kind: 'cardTrip', trip: aTrip } },
  { type: 'editNarrative', text: '' },
  { type: 'editNarrative', text: 'It drove past me.' },
  { type: 'editContact', field: 'email', text: 'no address' },
  { type: 'editContact', field: 'email', text: '' },
  ...['kind', 'category', 'trip', 'narrative', 'contact'].map((question) => ({ type: 'change', question })),
  { type: 'editCode', text: '7QK' },
  { type: 'editCode', text: '7qk-4md-x2h' },
];

/** Everything that the terminal can tell. */
export const terminalEvents: readonly AnyEventObject[] = [
  { type: 'terminal.snapshot', snapshot: aSnapshot },
  { type: 'terminal.reader.changed', reader: readerUnplugged },
  { type: 'terminal.reader.changed', reader: readerOnline },
  { type: 'terminal.printer.changed', printer: printerOutOfPaper },
  { type: 'terminal.printer.changed', printer: printerOnline },
  { type: 'terminal.speech.changed', speech: aSnapshot.speech },
  { type: 'terminal.live' },
  { type: 'terminal.lost' },
  { type: 'terminal.card.read', card: aCard },
  { type: 'terminal.card.read', card: cardWithoutTrips },
  { type: 'terminal.card.removed' },
  { type: 'terminal.card.dropped', reason: 'removedTooSoon' },
  { type: 'terminal.staff.answered', callId: aStaffCall.callId },
  ...[
    { state: 'printed' },
    { state: 'waiting', reason: 'paperOut' },
    { state: 'unknown', bodyConfirmed: false },
  ]
    .concat({ state: 'notSent', reason: 'notAnswering' })
    .map(news),
];

const wholeDraft: ComplaintDraft = {
  ...emptyDraft,
  kind: 'complaint',
  category: 'safety',
  narrative: 'The stop was dark.',
};

/** What the service may answer to a request, by the event that its actor ends with. Failures need no words. */
export const answers: Readonly<Record<string, readonly unknown[]>> = {
  'xstate.done.actor.0.visit.attract.forgetting': [undefined],
  'xstate.done.actor.0.visit.inSession.dialog.parking': [
    { code: '7QK-4MD-X2H', keptUntil: '2026-03-15T16:05:00Z' },
  ],
  'xstate.done.actor.0.visit.inSession.staff.calling': [aStaffCall],
  'xstate.done.actor.0.complaint.filing': [
    { ok: true, filed: aFiledCase },
    { ok: false, failure: 'refused' },
    { ok: false, failure: 'notSaved' },
  ],
  'xstate.done.actor.0.cardCheck.printing': [
    { state: 'printed' },
    { state: 'notSent', reason: 'notAnswering' },
  ],
  'xstate.done.actor.0.openDraft.opening': [
    { ok: true, form: parkableForm({ ...emptyDraft, kind: 'complaint', category: 'safety' }, 'es') },
    { ok: true, form: parkableForm(wholeDraft, 'es') },
    { ok: false, failure: 'notFound' },
    { ok: false, failure: 'tooManyGuesses' },
  ],
};
