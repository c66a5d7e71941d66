import type { AnyEventObject } from 'xstate';
import type { ParkedForm } from '../../kiosk-ui/flows/drafts.ts';
import { offered } from '../../kiosk-ui/flows/offered.ts';
import { chosenEvent } from '../../kiosk-ui/kiosk/screens/menu-entries.ts';
import {
  aCard,
  aFiledCase,
  aSnapshot,
  aStaffCall,
  cardWithoutTrips,
  printerOnline,
  printerOutOfPaper,
  readerOnline,
  readerUnplugged,
} from './examples.ts';
import { answerEvents, aTerminal, changeEvents, chooseKindEvents } from './form-paths.ts';

const news = (receipt: object) => ({
  type: 'terminal.receipt.changed',
  receiptId: aFiledCase.receiptId,
  caseNumber: aFiledCase.caseNumber,
  receipt,
});

/** Everything that a customer can send, with the words and choices that matter. */
export const customerEvents: readonly AnyEventObject[] = [
  { type: 'start' },
  ...offered(aTerminal).menu.map(chosenEvent),
  { type: 'chooseLanguage', language: 'es' },
  { type: 'changeSetting', setting: 'textSize', choice: 'largest' },
  { type: 'changeSetting', setting: 'speech', choice: 'on' },
  ...['continueWithoutCard', 'continue', 'back', 'startOver', 'confirmStartOver', 'help', 'openSettings']
    .concat('openLanguages', 'park', 'printCode', 'dismiss', 'finish', 'activity', 'file', 'tryAgain')
    .concat('showTrips', 'print', 'complain', 'otherServices')
    .map((type) => ({ type })),
  ...chooseKindEvents,
  ...answerEvents,
  ...changeEvents,
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
  { type: 'terminal.storage.changed', storage: 'full' },
  { type: 'terminal.storage.changed', storage: 'well' },
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

const begun: ParkedForm = { kind: 'complaint', language: 'es', answers: { category: 'safety' } };
const whole: ParkedForm = { ...begun, answers: { ...begun.answers, narrative: 'The stop was dark.' } };

/** What the service may answer to a request, by the event that its actor ends with. Failures need no words. */
export const answers: Readonly<Record<string, readonly unknown[]>> = {
  'xstate.done.actor.0.visit.attract.forgetting': [undefined],
  'xstate.done.actor.0.visit.inSession.dialog.parking': [
    { code: '7QK-4MD-X2H', keptUntil: '2026-03-15T16:05:00Z' },
  ],
  'xstate.done.actor.0.visit.inSession.dialog.parked.codePrinting': [
    { state: 'printed' },
    { state: 'notSent', reason: 'notAnswering' },
  ],
  'xstate.done.actor.0.visit.inSession.staff.calling': [aStaffCall],
  'xstate.done.actor.0.form.filing': [
    { ok: true, filed: aFiledCase },
    { ok: false, failure: 'refused' },
    { ok: false, failure: 'notSaved' },
    { ok: false, failure: 'cardForgotten' },
  ],
  'xstate.done.actor.0.cardCheck.printing': [
    { state: 'printed' },
    { state: 'notSent', reason: 'notAnswering' },
  ],
  'xstate.done.actor.0.openDraft.opening': [
    { ok: true, form: begun },
    { ok: true, form: whole },
    { ok: false, failure: 'notFound' },
    { ok: false, failure: 'tooManyGuesses' },
  ],
};
