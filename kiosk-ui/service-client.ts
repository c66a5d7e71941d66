import type {
  FileCaseRequest,
  FiledCase,
  Problem,
  routes,
  SimulatorCommand,
  SimulatorState,
  TerminalEvent,
} from '../terminal-service/api/contract.ts';
import type { StreamEvent } from './flows/connection-flow.ts';
import type { FilingFailure, FilingResult } from './flows/filing.ts';

/** The contract's paths; their literal types keep the two equal without shipping the schemas to the browser. */
const paths: {
  readonly [Name in 'events' | 'fileCase' | 'endSession' | 'simulator']: (typeof routes)[Name]['path'];
} = {
  events: '/api/events',
  fileCase: '/api/cases',
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
