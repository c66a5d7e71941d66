import { createActor, fromPromise, type InputFrom, SimulatedClock } from 'xstate';
import type { CardSummaryRequest } from '../../contract/cards.ts';
import type { FileCaseRequest } from '../../contract/cases.ts';
import type { DraftForm } from '../../contract/drafts.ts';
import type { ReceiptState } from '../../contract/receipts.ts';
import type { StaffCall } from '../../contract/staff-calls.ts';
import type { OpeningResult, Parked } from '../../kiosk-ui/flows/drafts.ts';
import type { FilingResult } from '../../kiosk-ui/flows/filing.ts';
import { visitFlow } from '../../kiosk-ui/flows/visit/visit-flow.ts';
import { cardCheckFlow } from '../../kiosk-ui/tasks/card-check/card-check-flow.ts';
import { complaintFlow } from '../../kiosk-ui/tasks/complaint/complaint-flow.ts';
import { openDraftFlow } from '../../kiosk-ui/tasks/open-draft/open-draft-flow.ts';
import { settle } from '../manual-clock.ts';
import { aSnapshot, requestIds } from './examples.ts';

/** A request that the kiosk has sent and the test has yet to answer. */
interface Pending<Request, Reply> {
  readonly request: Request;
  answer(reply: Reply): Promise<void>;
  loseReply(): Promise<void>;
}

/** An effect that waits for the test's answer, and the requests that were made of it. */
function answeredByTest<Reply, Request>() {
  const pending: Pending<Request, Reply>[] = [];
  const actor = fromPromise<Reply, Request>(({ input: request }) => {
    const { promise, resolve, reject } = Promise.withResolvers<Reply>();
    pending.push({
      request,
      answer: (reply) => {
        resolve(reply);
        return settle();
      },
      loseReply: () => {
        reject(new TypeError('Failed to fetch'));
        return settle();
      },
    });
    return promise;
  });
  return { pending, actor };
}

/** A kiosk at its attract screen, with a clock and a service that do only what the test says. */
export async function kioskAtAttract() {
  const clock = new SimulatedClock();
  const filing = answeredByTest<FilingResult, FileCaseRequest>();
  const printing = answeredByTest<ReceiptState, CardSummaryRequest>();
  const parking = answeredByTest<Parked, DraftForm>();
  const opening = answeredByTest<OpeningResult, string>();
  const calling = answeredByTest<StaffCall, string>();
  let reloads = 0;
  let sessionsEnded = 0;
  const input: InputFrom<typeof visitFlow> = { language: 'en', newRequestId: requestIds() };
  const session = createActor(
    visitFlow.provide({
      actors: {
        endSession: fromPromise<void>(async () => {
          sessionsEnded++;
        }),
        reloadPage: fromPromise<void>(() => {
          reloads++;
          return new Promise(() => undefined);
        }),
        parkDraft: parking.actor,
        callStaff: calling.actor,
        checkCard: cardCheckFlow.provide({ actors: { printCardSummary: printing.actor } }),
        complaint: complaintFlow.provide({ actors: { fileCase: filing.actor } }),
        openDraft: openDraftFlow.provide({ actors: { openDraft: opening.actor } }),
      },
    }),
    { input, clock },
  ).start();
  session.send({ type: 'terminal.snapshot', snapshot: aSnapshot });
  await settle();
  const task = <Name extends 'complaint' | 'checkCard' | 'openDraft'>(name: Name) => {
    const running = session.getSnapshot().children[name];
    if (running === undefined) throw new Error(`${name} is not under way`);
    return running;
  };
  const complaint = () => task('complaint');
  const screensOf = (actor: { getSnapshot(): { getMeta(): object } }) =>
    (Object.values(actor.getSnapshot().getMeta()) as { screen?: string }[]).flatMap(
      ({ screen }) => screen ?? [],
    );
  return {
    clock,
    session,
    filings: filing.pending,
    printings: printing.pending,
    parkings: parking.pending,
    openings: opening.pending,
    calls: calling.pending,
    reloads: () => reloads,
    complaint,
    checkCard: () => task('checkCard'),
    openDraft: () => task('openDraft'),
    sessionsEnded: () => sessionsEnded,
    /** The screen that the customer sees. */
    screen: () => {
      const { complaint: filed, checkCard, openDraft } = session.getSnapshot().children;
      return screensOf(filed ?? checkCard ?? openDraft ?? session)[0];
    },
    answers: () => complaint().getSnapshot().context,
    context: () => session.getSnapshot().context,
  };
}

export type Kiosk = Awaited<ReturnType<typeof kioskAtAttract>>;

/** From the attract screen to the first question of a complaint without a card. */
export function beginComplaint({ session, complaint }: Kiosk): void {
  session.send({ type: 'start' });
  session.send({ type: 'chooseTask', task: 'complaint' });
  session.send({ type: 'continueWithoutCard' });
  complaint().send({ type: 'chooseKind', kind: 'complaint' });
}

/** Answers every question, up to the check page. */
export function answerEverything(kiosk: Kiosk): void {
  const { complaint } = kiosk;
  beginComplaint(kiosk);
  complaint().send({ type: 'chooseCategory', category: 'passedUp' });
  complaint().send({ type: 'editNarrative', text: 'It drove past me.' });
  complaint().send({ type: 'continue' });
  complaint().send({ type: 'continue' });
}
