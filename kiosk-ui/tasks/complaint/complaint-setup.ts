import { assign, fromPromise, setup } from 'xstate';
import type { FileCaseRequest, FiledCase } from '../../../contract/cases.ts';
import { FILING_PATIENCE_MS } from '../../flows/delays.ts';
import {
  type FilingFailure,
  type FilingResult,
  type ReceiptNews,
  withReceiptNews,
} from '../../flows/filing.ts';
import type { FlowMeta, LanguageEvent, TaskInput, TaskProgress } from '../../flows/tasks.ts';
import type { TerminalFlowEvent } from '../../flows/terminal-view.ts';
import { tripsToOffer } from '../../flows/trips.ts';
import {
  type AnswerEvent,
  type AnswerProblem,
  type ComplaintDraft,
  contactProblems,
  holdsAnswers,
  isAnswer,
  narrativeProblems,
  withAnswer,
} from './complaint-draft.ts';

export type ComplaintScreen =
  | 'kind'
  | 'category'
  | 'trip'
  | 'narrative'
  | 'contact'
  | 'checkAnswers'
  | 'filing'
  | 'filingFailed'
  | 'filed'
  | 'receiptTrouble';

export type ComplaintQuestion = Extract<
  ComplaintScreen,
  'kind' | 'category' | 'trip' | 'narrative' | 'contact'
>;

export type ComplaintFlowEvent =
  | AnswerEvent
  | { type: 'continue' }
  | { type: 'back' }
  | { type: 'change'; question: ComplaintQuestion }
  | { type: 'file' }
  | { type: 'tryAgain' }
  | { type: 'finish' }
  | LanguageEvent
  | Extract<TerminalFlowEvent, { type: 'terminal.receipt.changed' }>;

export interface ComplaintInput extends TaskInput {
  readonly draft: ComplaintDraft;
  /** The draft was taken up again after a break: what is answered already is not asked again. */
  readonly resumed: boolean;
}

export interface ComplaintContext extends ComplaintInput {
  readonly problems: readonly AnswerProblem[];
  /** Where a question leads: on to the next one, or straight back to the check page it was changed from. */
  readonly leadsTo: 'nextQuestion' | 'checkAnswers';
  /** Made before the first attempt to file and kept for every retry, so that no retry can file twice. */
  readonly requestId: string | null;
  /** The language that the request was first sent in; a retry in another one would be another request. */
  readonly requestLanguage: string;
  readonly filed: FiledCase | null;
  readonly failure: FilingFailure | null;
  readonly receiptNews: ReceiptNews | null;
}

export interface ComplaintOutput {
  /** `backedOut`: Back was pressed on the first question; the draft is worth keeping. */
  readonly ended: 'backedOut' | 'finished';
}

export function progressOf({ draft, requestId, filed }: ComplaintContext): TaskProgress {
  if (filed !== null) return 'filed';
  if (requestId !== null) return 'unconfirmed';
  return holdsAnswers(draft) ? 'answers' : 'nothing';
}

/** The vocabulary of a complaint: its answers, effects, delays, guards and actions. */
export const complaintSetup = setup({
  types: {
    context: {} as ComplaintContext,
    events: {} as ComplaintFlowEvent,
    input: {} as ComplaintInput,
    output: {} as ComplaintOutput,
    meta: {} as FlowMeta<ComplaintScreen>,
  },
  actors: {
    fileCase: fromPromise<FilingResult, FileCaseRequest>(() => {
      throw new Error('fileCase has to be provided');
    }),
  },
  delays: { filingPatience: FILING_PATIENCE_MS },
  guards: {
    changing: ({ context }) => context.leadsTo === 'checkAnswers',
    kindMissing: ({ context }) => context.draft.kind === null,
    categoryMissing: ({ context }) => context.draft.category === null,
    resumed: ({ context }) => context.resumed,
    hasTrips: ({ context }) => tripsToOffer(context.card).length > 0,
    narrativeIncomplete: ({ context }) => narrativeProblems(context.draft).length > 0,
    contactIncomplete: ({ context }) => contactProblems(context.draft).length > 0,
    asksFor: ({ event }, params: { question: ComplaintQuestion }) =>
      event.type === 'change' && event.question === params.question,
    answersWereRefused: ({ context }) => context.failure === 'refused',
    receiptIsOurs: ({ context, event }) =>
      event.type === 'terminal.receipt.changed' && event.receiptId === context.filed?.receiptId,
    receiptPrinted: ({ context }) => context.filed?.receipt.state === 'printed',
    receiptWaiting: ({ context }) => context.filed?.receipt.state === 'waiting',
    receiptUnknown: ({ context }) => context.filed?.receipt.state === 'unknown',
    receiptNotSent: ({ context }) =>
      context.filed?.receipt.state === 'notSent' || context.filed?.receipt.state === 'cancelled',
  },
  actions: {
    takeLanguage: assign(({ event }) =>
      event.type === 'chooseLanguage' ? { language: event.language } : {},
    ),
    takeAnswer: assign(({ context, event }) =>
      isAnswer(event) ? { draft: withAnswer(context.draft, event), problems: [] } : {},
    ),
    showProblems: assign({
      problems: ({ context }) => [...narrativeProblems(context.draft), ...contactProblems(context.draft)],
    }),
    leadOn: assign({ leadsTo: 'nextQuestion' }),
    leadBackHere: assign({ leadsTo: 'checkAnswers' }),
    clearProblems: assign({ problems: [] }),
    noteReceipt: assign({
      receiptNews: ({ context, event }) =>
        event.type === 'terminal.receipt.changed' ? event : context.receiptNews,
    }),
    applyReceipt: assign({
      filed: ({ context, event }) =>
        context.filed !== null && event.type === 'terminal.receipt.changed'
          ? withReceiptNews(context.filed, event)
          : context.filed,
    }),
  },
});
