import {
  type CardSummaryReply,
  type CardSummaryRequest,
  printCardSummary as printing,
} from '../../../contract/cards.ts';
import { type FileCaseRequest, fileCase as filing } from '../../../contract/cases.ts';
import {
  type OpeningManner,
  openDraft as opening,
  type PrintDraftCodeReply,
  type PrintDraftCodeRequest,
  parkDraft as parking,
  printDraftCode as printingCode,
} from '../../../contract/drafts.ts';
import type { ProblemCode } from '../../../contract/operation.ts';
import { endSession as ending } from '../../../contract/session.ts';
import {
  type SimulatorCommand,
  type SimulatorState,
  simulate as simulating,
  simulator,
} from '../../../contract/simulator.ts';
import { type SpeakRequest, speak as speaking } from '../../../contract/speech.ts';
import {
  answerStaffCall as answering,
  callStaff as calling,
  type StaffCall,
} from '../../../contract/staff-calls.ts';
import { isFormKind } from '../../../rules/forms/forms.ts';
import type { OpeningFailure, OpeningResult, Parked, ParkedForm } from '../../flows/drafts.ts';
import type { FilingFailure, FilingResult } from '../../flows/filing.ts';
import type { SpeechTrouble } from '../../flows/speech-flow.ts';
import { accepted, ask } from './ask.ts';

const failures: Readonly<Partial<Record<ProblemCode<typeof filing>, FilingFailure>>> = {
  invalidRequest: 'refused',
  tooLarge: 'refused',
  requestIdReused: 'refused',
  cardForgotten: 'cardForgotten',
  storageFull: 'notSaved',
  storageFailed: 'notSaved',
};

/** Files a case. Rejects only when nothing is known of the outcome; the same request may then be sent again. */
export async function fileCase(body: FileCaseRequest, signal: AbortSignal): Promise<FilingResult> {
  const told = await ask(filing, { body, signal });
  return told.ok ? { ok: true, filed: told.body } : { ok: false, failure: failures[told.code] ?? 'noAnswer' };
}

/** Prints what is on a card that was tapped in this session, and answers with what became of the paper. */
export async function printCardSummary(
  body: CardSummaryRequest,
  signal: AbortSignal,
): Promise<CardSummaryReply['receipt']> {
  return (await accepted(ask(printing, { body, signal }))).receipt;
}

/** Prints the code of answers that were put away, and answers with what became of the paper. */
export async function printDraftCode(
  body: PrintDraftCodeRequest,
  signal: AbortSignal,
): Promise<PrintDraftCodeReply['receipt']> {
  return (await accepted(ask(printingCode, { body, signal }))).receipt;
}

/** Seals a half-filled form under a code. */
export function parkDraft(form: ParkedForm, signal: AbortSignal): Promise<Parked> {
  return accepted(ask(parking, { body: { form }, signal }));
}

const openingFailures: Readonly<Partial<Record<ProblemCode<typeof opening>, OpeningFailure>>> = {
  draftNotFound: 'notFound',
  draftGuesses: 'tooManyGuesses',
};

/** Opens a draft with its code. */
export async function openDraft(
  code: string,
  signal: AbortSignal,
  manner: OpeningManner = 'look',
): Promise<OpeningResult> {
  const told = await ask(opening, { body: { code, manner }, signal });
  if (!told.ok) return { ok: false, failure: openingFailures[told.code] ?? 'noAnswer' };
  const { kind, ...rest } = told.body.form;
  // A form that was put away by another version of the program cannot be gone on with.
  return isFormKind(kind) ? { ok: true, form: { kind, ...rest } } : { ok: false, failure: 'notFound' };
}

/** Calls staff to this kiosk, in the customer's language. */
export function callStaff(language: string, signal: AbortSignal): Promise<StaffCall> {
  return accepted(ask(calling, { body: { language }, signal }));
}

/** Tells the kiosk that a member of staff is on the way. */
export function answerStaffCall(callId: string): Promise<void> {
  return accepted(ask(answering, { body: { callId } }));
}

const speechTroubles: Readonly<Partial<Record<ProblemCode<typeof speaking>, SpeechTrouble>>> = {
  noVoice: 'noVoice',
  noSpeechEngine: 'noEngine',
};

/** The sound of a text. Hanging up, by `signal`, ends the program that makes it. */
export async function speak(
  body: Omit<SpeakRequest, 'cacheable'>,
  signal: AbortSignal,
): Promise<{ ok: true; sound: ArrayBuffer } | { ok: false; trouble: SpeechTrouble }> {
  const told = await ask(speaking, { body, signal });
  return told.ok
    ? { ok: true, sound: told.body }
    : { ok: false, trouble: speechTroubles[told.code] ?? 'failed' };
}

/** Asks the service to forget the cards that were tapped. */
export async function endSession(signal: AbortSignal): Promise<void> {
  await ask(ending, { body: {}, signal });
}

export function readSimulator(): Promise<SimulatorState> {
  return accepted(ask(simulator, {}));
}

/** Does what a visitor's hand would do to the devices, and answers with how they are afterwards. */
export function simulate(body: SimulatorCommand): Promise<SimulatorState> {
  return accepted(ask(simulating, { body }));
}
