import { createActor, fromPromise, type InputFrom, SimulatedClock } from 'xstate';
import { complaintFlow } from '../../kiosk-ui/flows/complaint-flow.ts';
import type { FilingResult } from '../../kiosk-ui/flows/filing.ts';
import { sessionFlow } from '../../kiosk-ui/flows/session-flow.ts';
import type { FileCaseRequest } from '../../terminal-service/api/contract.ts';
import { settle } from '../manual-clock.ts';
import { aSnapshot, requestIds } from './examples.ts';

/** A filing that the kiosk has sent and the test has yet to answer. */
interface PendingFiling {
  readonly request: FileCaseRequest;
  answer(result: FilingResult): Promise<void>;
  loseReply(): Promise<void>;
}

/** A kiosk at its attract screen, with a clock and a service that do only what the test says. */
export async function kioskAtAttract() {
  const clock = new SimulatedClock();
  const filings: PendingFiling[] = [];
  let sessionsEnded = 0;
  const input: InputFrom<typeof sessionFlow> = { language: 'en', newRequestId: requestIds() };
  const session = createActor(
    sessionFlow.provide({
      actors: {
        endSession: fromPromise<void>(async () => {
          sessionsEnded++;
        }),
        complaint: complaintFlow.provide({
          actors: {
            fileCase: fromPromise<FilingResult, FileCaseRequest>(({ input: request }) => {
              const { promise, resolve, reject } = Promise.withResolvers<FilingResult>();
              filings.push({
                request,
                answer: (result) => {
                  resolve(result);
                  return settle();
                },
                loseReply: () => {
                  reject(new TypeError('Failed to fetch'));
                  return settle();
                },
              });
              return promise;
            }),
          },
        }),
      },
    }),
    { input, clock },
  ).start();
  session.send({ type: 'terminal.snapshot', snapshot: aSnapshot });
  await settle();
  const complaint = () => {
    const running = session.getSnapshot().children.complaint;
    if (running === undefined) throw new Error('no complaint is under way');
    return running;
  };
  const snapshotOf = (actor: { getSnapshot(): { getMeta(): object } }) =>
    Object.values(actor.getSnapshot().getMeta() as Record<string, { screen: string }>);
  return {
    clock,
    session,
    filings,
    complaint,
    sessionsEnded: () => sessionsEnded,
    /** The screen that the customer sees. */
    screen: () => snapshotOf(session.getSnapshot().children.complaint ?? session)[0]?.screen,
    answers: () => complaint().getSnapshot().context,
  };
}

export type Kiosk = Awaited<ReturnType<typeof kioskAtAttract>>;

/** Answers every question, up to the check page. */
export function answerEverything({ session, complaint }: Kiosk): void {
  session.send({ type: 'start' });
  session.send({ type: 'continueWithoutCard' });
  complaint().send({ type: 'chooseCategory', category: 'passedUp' });
  complaint().send({ type: 'editNarrative', text: 'It drove past me.' });
  complaint().send({ type: 'continue' });
  complaint().send({ type: 'continue' });
}
