import { createActor, fromPromise, type InputFrom, SimulatedClock } from 'xstate';
import type { Answer } from '../../contract/answers.ts';
import type { CardSummaryRequest } from '../../contract/cards.ts';
import type { FileCaseRequest } from '../../contract/cases.ts';
import type { PrintDraftCodeRequest } from '../../contract/drafts.ts';
import type { ReceiptState } from '../../contract/receipts.ts';
import type { StaffCall } from '../../contract/staff-calls.ts';
import type { OpeningResult, Parked, ParkedForm } from '../../kiosk-ui/flows/drafts.ts';
import type { FilingResult } from '../../kiosk-ui/flows/filing.ts';
import { visitFlow } from '../../kiosk-ui/flows/visit/visit-flow.ts';
import { cardCheckFlow } from '../../kiosk-ui/tasks/card-check/card-check-flow.ts';
import { formFlow } from '../../kiosk-ui/tasks/form/form-flow.ts';
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

const noHeadphones = { headphonesAreIn: () => false };

/** A kiosk at its attract screen, with a clock and a service that do only what the test says. */
export async function kioskAtAttract(
  device: Pick<InputFrom<typeof visitFlow>, 'headphonesAreIn'> = noHeadphones,
) {
  const clock = new SimulatedClock();
  const filing = answeredByTest<FilingResult, FileCaseRequest>();
  const printing = answeredByTest<ReceiptState, CardSummaryRequest>();
  const parking = answeredByTest<Parked, ParkedForm>();
  const opening = answeredByTest<OpeningResult, string>();
  const discarding = answeredByTest<unknown, string | null>();
  const slips = answeredByTest<ReceiptState, PrintDraftCodeRequest>();
  const calling = answeredByTest<StaffCall, string>();
  let reloads = 0;
  let sessionsEnded = 0;
  const input: InputFrom<typeof visitFlow> = { ...device, language: 'en', newRequestId: requestIds() };
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
        discardDraft: discarding.actor,
        printDraftCode: slips.actor,
        callStaff: calling.actor,
        checkCard: cardCheckFlow.provide({ actors: { printCardSummary: printing.actor } }),
        form: formFlow.provide({ actors: { fileCase: filing.actor } }),
        openDraft: openDraftFlow.provide({ actors: { openDraft: opening.actor } }),
      },
    }),
    { input, clock },
  ).start();
  session.send({ type: 'terminal.snapshot', snapshot: aSnapshot });
  await settle();
  const task = <Name extends 'form' | 'checkCard' | 'openDraft'>(name: Name) => {
    const running = session.getSnapshot().children[name];
    if (running === undefined) throw new Error(`${name} is not under way`);
    return running;
  };
  const form = () => task('form');
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
    discardings: () => discarding.pending.map(({ request }) => request).filter((code) => code !== null),
    slips: slips.pending,
    calls: calling.pending,
    reloads: () => reloads,
    form,
    /** A question is answered, or its answer edited. */
    answer: (question: string, answer: Answer) => form().send({ type: 'answer', question, answer }),
    checkCard: () => task('checkCard'),
    openDraft: () => task('openDraft'),
    sessionsEnded: () => sessionsEnded,
    /** The screen that the customer sees; that of a question is called as the question. */
    screen: () => {
      const { form: filled, checkCard, openDraft } = session.getSnapshot().children;
      const [name] = screensOf(filled ?? checkCard ?? openDraft ?? session);
      return name === 'question' ? filled?.getSnapshot().context.at : name;
    },
    filledIn: () => form().getSnapshot().context,
    context: () => session.getSnapshot().context,
  };
}

export type Kiosk = Awaited<ReturnType<typeof kioskAtAttract>>;

/** What the menu's entry for complaints, praise and ideas tells the visit. */
export const chooseFeedback = {
  type: 'chooseTask',
  task: 'form',
  forms: ['complaint', 'commendation', 'suggestion'],
} as const;

/** From the attract screen to the first question of a complaint without a card. */
export function beginComplaint({ session, form }: Kiosk): void {
  session.send({ type: 'start' });
  session.send(chooseFeedback);
  session.send({ type: 'continueWithoutCard' });
  form().send({ type: 'chooseKind', kind: 'complaint' });
}

/** Answers every question, up to the check page. */
export function answerEverything(kiosk: Kiosk): void {
  const { form, answer } = kiosk;
  beginComplaint(kiosk);
  answer('category', 'passedUp');
  answer('narrative', 'It drove past me.');
  form().send({ type: 'continue' });
  form().send({ type: 'continue' });
}
