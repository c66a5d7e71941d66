import type { CardSummaryReply, CardSummaryRequest } from '../../../contract/cards.ts';
import type { FileCaseRequest, FiledCase } from '../../../contract/cases.ts';
import type { DraftForm, OpeningManner } from '../../../contract/drafts.ts';
import type { TerminalEvent } from '../../../contract/live-state.ts';
import type { Problem } from '../../../contract/problems.ts';
import type { routes } from '../../../contract/routes.ts';
import type { SimulatorCommand, SimulatorState } from '../../../contract/simulator.ts';
import type { SpeakRequest } from '../../../contract/speech.ts';
import type { StaffCall } from '../../../contract/staff-calls.ts';
import type { StreamEvent } from '../../flows/connection-flow.ts';
import type { OpeningFailure, OpeningResult, Parked } from '../../flows/drafts.ts';
import type { FilingFailure, FilingResult } from '../../flows/filing.ts';
import type { SpeechTrouble } from '../../flows/speech-flow.ts';

/** The contract's paths; their literal types keep the two equal without shipping the schemas to the browser. */
const paths: {
  readonly [Name in
    | 'events'
    | 'fileCase'
    | 'printCardSummary'
    | 'parkDraft'
    | 'openDraft'
    | 'callStaff'
    | 'answerStaffCall'
    | 'speak'
    | 'endSession'
    | 'simulator']: (typeof routes)[Name]['path'];
} = {
  events: '/api/events',
  fileCase: '/api/cases',
  printCardSummary: '/api/card-summaries',
  parkDraft: '/api/drafts',
  openDraft: '/api/drafts/open',
  callStaff: '/api/staff-calls',
  answerStaffCall: '/api/staff-calls/answer',
  speak: '/api/speech',
  endSession: '/api/session/end',
  simulator: '/api/simulator',
};

/** The service accepts a change of state only with this header, which no foreign page can add without its leave. */
const commandHeaders = { 'Content-Type': 'application/json', 'X-Terminal': 'kiosk' };

function command(path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    headers: commandHeaders,
    body: JSON.stringify(body),
    cache: 'no-store',
    ...(signal === undefined ? {} : { signal }),
  });
}

const failures: Readonly<Partial<Record<Problem['code'], FilingFailure>>> = {
  invalidRequest: 'refused',
  tooLarge: 'refused',
  requestIdReused: 'refused',
  storageFull: 'notSaved',
  storageFailed: 'notSaved',
};

/** Files a case. Rejects only when nothing is known of the outcome; the same request may then be sent again. */
export async function fileCase(request: FileCaseRequest, signal: AbortSignal): Promise<FilingResult> {
  const reply = await command(paths.fileCase, request, signal);
  if (reply.ok) return { ok: true, filed: (await reply.json()) as FiledCase };
  const problem = (await reply.json()) as Partial<Problem>;
  return { ok: false, failure: (problem.code && failures[problem.code]) ?? 'noAnswer' };
}

/** The reply's body; rejects when the service refused. */
async function accepted<Body>(reply: Response): Promise<Body> {
  if (!reply.ok) throw new Error(`the service answered ${reply.status}`);
  return (await reply.json()) as Body;
}

/** Prints what is on a card that was tapped in this session, and answers with what became of the paper. */
export async function printCardSummary(
  request: CardSummaryRequest,
  signal: AbortSignal,
): Promise<CardSummaryReply['receipt']> {
  const reply = await command(paths.printCardSummary, request, signal);
  return (await accepted<CardSummaryReply>(reply)).receipt;
}

/** Seals a half-filled form under a code. */
export async function parkDraft(form: DraftForm, signal: AbortSignal): Promise<Parked> {
  return accepted(await command(paths.parkDraft, { form }, signal));
}

const openingFailures: Readonly<Partial<Record<Problem['code'], OpeningFailure>>> = {
  draftNotFound: 'notFound',
  draftGuesses: 'tooManyGuesses',
};

/** Opens a draft with its code. */
export async function openDraft(
  code: string,
  signal: AbortSignal,
  manner: OpeningManner = 'take',
): Promise<OpeningResult> {
  const reply = await command(paths.openDraft, { code, manner }, signal);
  if (reply.ok) return { ok: true, form: ((await reply.json()) as { form: DraftForm }).form };
  const problem = (await reply.json()) as Partial<Problem>;
  return { ok: false, failure: (problem.code && openingFailures[problem.code]) ?? 'noAnswer' };
}

/** Calls staff to this kiosk, in the customer's language. */
export async function callStaff(language: string, signal: AbortSignal): Promise<StaffCall> {
  return accepted(await command(paths.callStaff, { language }, signal));
}

/** Tells the kiosk that a member of staff is on the way. */
export async function answerStaffCall(callId: string): Promise<void> {
  const reply = await command(paths.answerStaffCall, { callId });
  if (!reply.ok) throw new Error(`the service answered ${reply.status}`);
}

const speechTroubles: Readonly<Partial<Record<Problem['code'], SpeechTrouble>>> = {
  noVoice: 'noVoice',
  noSpeechEngine: 'noEngine',
};

/** The sound of a text. Hanging up, by `signal`, ends the program that makes it. */
export async function speak(
  request: Omit<SpeakRequest, 'cacheable'>,
  signal: AbortSignal,
): Promise<{ ok: true; sound: ArrayBuffer } | { ok: false; trouble: SpeechTrouble }> {
  const reply = await command(paths.speak, request, signal);
  if (reply.ok) return { ok: true, sound: await reply.arrayBuffer() };
  const problem = (await reply.json()) as Partial<Problem>;
  return { ok: false, trouble: (problem.code && speechTroubles[problem.code]) ?? 'failed' };
}

/** Asks the service to forget the cards that were tapped. */
export async function endSession(signal: AbortSignal): Promise<void> {
  await command(paths.endSession, {}, signal);
}

export async function readSimulator(): Promise<SimulatorState> {
  const reply = await fetch(paths.simulator, { cache: 'no-store' });
  if (!reply.ok) throw new Error(`the simulator answered ${reply.status}`);
  return (await reply.json()) as SimulatorState;
}

/** Does what a visitor's hand would do to the devices, and answers with how they are afterwards. */
export async function simulate(action: SimulatorCommand): Promise<SimulatorState> {
  const reply = await command(paths.simulator, action);
  if (!reply.ok) throw new Error(`the simulator answered ${reply.status}`);
  return readSimulator();
}

/** Id of the last message heard, so that a stream opened afresh after a silence misses nothing either. */
let lastEventId = '';

/** Opens the event stream. While the browser mends a broken stream by itself it is `interrupted`, not `closed`. */
export function openEventStream(hear: (event: StreamEvent) => void): () => void {
  const resume = lastEventId === '' ? '' : `?lastEventId=${encodeURIComponent(lastEventId)}`;
  const source = new EventSource(`${paths.events}${resume}`);
  source.addEventListener('message', ({ data, lastEventId: id }) => {
    lastEventId = id;
    hear({ type: 'stream.message', message: JSON.parse(data) as TerminalEvent });
  });
  // A comment would keep the socket alive but is not shown to scripts, so the heartbeat is a named event.
  source.addEventListener('heartbeat', () => hear({ type: 'stream.heartbeat' }));
  source.addEventListener('error', () =>
    hear({ type: source.readyState === EventSource.CLOSED ? 'stream.closed' : 'stream.interrupted' }),
  );
  return () => source.close();
}
