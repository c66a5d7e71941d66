import { and, assign, fromPromise, not, setup } from 'xstate';
import type { FileCaseRequest, FiledCase } from '../../terminal-service/api/contract.ts';
import {
  type AnswerEvent,
  type AnswerProblem,
  type ComplaintDraft,
  contactProblems,
  filingRequest,
  holdsAnswers,
  isAnswer,
  narrativeProblems,
  tripsToOffer,
  withAnswer,
} from './complaint-draft.ts';
import { FILING_PATIENCE_MS } from './delays.ts';
import { type FilingFailure, type FilingResult, type ReceiptNews, withReceiptNews } from './filing.ts';
import type { FlowMeta, LanguageEvent, TaskInput, TaskProgress } from './tasks.ts';
import type { TerminalFlowEvent } from './terminal-view.ts';

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

/** A complaint, a commendation or a suggestion, one question at a time, until the case is filed and the customer knows what became of the receipt. */
export const complaintFlow = setup({
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
}).createMachine({
  id: 'complaint',
  context: ({ input }) => ({
    ...input,
    problems: [],
    leadsTo: 'nextQuestion',
    requestId: null,
    requestLanguage: input.language,
    filed: null,
    failure: null,
    receiptNews: null,
  }),
  output: ({ event }) => event.output as ComplaintOutput,
  initial: 'beginning',
  on: { chooseLanguage: { actions: 'takeLanguage' } },
  states: {
    beginning: {
      always: [
        { guard: 'kindMissing', target: 'kind' },
        { guard: 'categoryMissing', target: 'category' },
        { guard: not('resumed'), target: 'category' },
        { guard: 'narrativeIncomplete', target: 'narrative' },
        { target: 'checkAnswers' },
      ],
    },
    kind: {
      meta: { screen: 'kind' },
      on: {
        chooseKind: { target: 'kindChosen', actions: 'takeAnswer' },
        back: [
          { guard: and(['changing', not('categoryMissing')]), target: 'checkAnswers' },
          { target: 'backedOut' },
        ],
      },
    },
    kindChosen: {
      always: [
        { guard: 'categoryMissing', target: 'category' },
        { guard: 'changing', target: 'checkAnswers' },
        { target: 'category' },
      ],
    },
    category: {
      meta: { screen: 'category' },
      on: {
        chooseCategory: { target: 'categoryChosen', actions: 'takeAnswer' },
        // A change of the kind may have taken the category away; there is no check page without one.
        back: [
          { guard: 'categoryMissing', target: 'kind' },
          { guard: 'changing', target: 'checkAnswers' },
          { target: 'kind' },
        ],
      },
    },
    categoryChosen: {
      always: [
        { guard: 'changing', target: 'checkAnswers' },
        { guard: 'hasTrips', target: 'trip' },
        { target: 'narrative' },
      ],
    },
    trip: {
      meta: { screen: 'trip' },
      on: {
        chooseTrip: [
          { guard: 'changing', target: 'checkAnswers', actions: 'takeAnswer' },
          { target: 'narrative', actions: 'takeAnswer' },
        ],
        back: [{ guard: 'changing', target: 'checkAnswers' }, { target: 'category' }],
      },
    },
    narrative: {
      meta: { screen: 'narrative' },
      exit: 'clearProblems',
      on: {
        editNarrative: { actions: 'takeAnswer' },
        continue: [
          { guard: 'narrativeIncomplete', actions: 'showProblems' },
          { guard: 'changing', target: 'checkAnswers' },
          { target: 'contact' },
        ],
        back: [
          { guard: 'changing', target: 'checkAnswers' },
          { guard: 'hasTrips', target: 'trip' },
          { target: 'category' },
        ],
      },
    },
    contact: {
      meta: { screen: 'contact' },
      exit: 'clearProblems',
      on: {
        editContact: { actions: 'takeAnswer' },
        continue: [{ guard: 'contactIncomplete', actions: 'showProblems' }, { target: 'checkAnswers' }],
        back: [{ guard: 'changing', target: 'checkAnswers' }, { target: 'narrative' }],
      },
    },
    checkAnswers: {
      meta: { screen: 'checkAnswers' },
      entry: 'leadOn',
      exit: 'leadBackHere',
      on: {
        change: [
          { guard: { type: 'asksFor', params: { question: 'kind' } }, target: 'kind' },
          { guard: { type: 'asksFor', params: { question: 'category' } }, target: 'category' },
          { guard: { type: 'asksFor', params: { question: 'trip' } }, target: 'trip' },
          { guard: { type: 'asksFor', params: { question: 'narrative' } }, target: 'narrative' },
          { target: 'contact' },
        ],
        // Back out of a change leaves an answer as it stands, so both may be incomplete again by now.
        file: [
          { guard: 'narrativeIncomplete', target: 'narrative', actions: 'showProblems' },
          { guard: 'contactIncomplete', target: 'contact', actions: 'showProblems' },
          { target: 'filing' },
        ],
        back: { target: 'contact', actions: 'leadOn' },
      },
    },
    filing: {
      meta: { screen: 'filing' },
      entry: assign({
        requestId: ({ context }) => context.requestId ?? context.newRequestId(),
        requestLanguage: ({ context }) =>
          context.requestId === null ? context.language : context.requestLanguage,
        failure: null,
      }),
      invoke: {
        src: 'fileCase',
        input: ({ context }) => {
          if (context.requestId === null) throw new Error('a filing needs its request id beforehand');
          return filingRequest(context.requestId, context.draft, context.card, context.requestLanguage);
        },
        onDone: [
          {
            guard: ({ event }) => event.output.ok,
            target: 'filed',
            actions: assign(({ context, event }) => ({
              filed: event.output.ok ? withReceiptNews(event.output.filed, context.receiptNews) : null,
            })),
          },
          {
            target: 'filingFailed',
            actions: assign(({ event }) => ({ failure: event.output.ok ? null : event.output.failure })),
          },
        ],
        onError: { target: 'filingFailed', actions: assign({ failure: 'noAnswer' }) },
      },
      on: { 'terminal.receipt.changed': { actions: 'noteReceipt' } },
      after: { filingPatience: { target: 'filingFailed', actions: assign({ failure: 'noAnswer' }) } },
    },
    filingFailed: {
      meta: { screen: 'filingFailed', sound: 'trouble' },
      on: {
        tryAgain: 'filing',
        // Only a refusal proves that nothing was filed, so only then may the answers change under a fresh id.
        back: { guard: 'answersWereRefused', target: 'checkAnswers', actions: assign({ requestId: null }) },
        'terminal.receipt.changed': { actions: 'noteReceipt' },
      },
    },
    filed: {
      initial: 'sorting',
      on: {
        'terminal.receipt.changed': { guard: 'receiptIsOurs', target: '.sorting', actions: 'applyReceipt' },
        finish: 'finished',
      },
      states: {
        sorting: {
          always: [
            { guard: 'receiptPrinted', target: 'receiptPrinted' },
            { guard: 'receiptWaiting', target: 'receiptWaiting' },
            { guard: 'receiptNotSent', target: 'receiptNotSent' },
            { guard: 'receiptUnknown', target: 'receiptUnknown' },
            { target: 'receiptPrinting' },
          ],
        },
        receiptPrinting: { meta: { screen: 'filed', sound: 'done' } },
        receiptPrinted: { meta: { screen: 'filed', sound: 'done' } },
        receiptWaiting: { meta: { screen: 'receiptTrouble', sound: 'trouble' } },
        receiptNotSent: { meta: { screen: 'receiptTrouble', sound: 'trouble' } },
        receiptUnknown: { meta: { screen: 'receiptTrouble', sound: 'trouble' } },
      },
    },
    backedOut: { type: 'final', output: { ended: 'backedOut' } },
    finished: { type: 'final', output: { ended: 'finished' } },
  },
});
