import { type ActorRefFrom, assign, fromPromise, setup } from 'xstate';
import type { CardSummaryRequest } from '../../../contract/cards.ts';
import type { ReceiptState } from '../../../contract/receipts.ts';
import { PRINT_PATIENCE_MS } from '../../flows/delays.ts';
import type { FlowMeta, LanguageEvent, TaskInput } from '../../flows/tasks.ts';

export type CardCheckScreen = 'cardCheck' | 'cardTrips' | 'cardPrinting' | 'cardPrinted' | 'cardNotPrinted';

export type CardCheckEvent =
  | { type: 'showTrips' }
  | { type: 'print' }
  | { type: 'complain' }
  | { type: 'otherServices' }
  | { type: 'finish' }
  | { type: 'back' }
  | LanguageEvent;

export interface CardCheckContext extends TaskInput {
  /** What became of the printed summary, once one was asked for. */
  readonly receipt: ReceiptState | null;
}

export interface CardCheckOutput {
  readonly ended: 'backedOut' | 'finished' | 'complain' | 'otherServices';
}

/** What is on a card: balance, passes, trips, what could not be read and why, and all of it on paper if wanted. */
export const cardCheckFlow = setup({
  types: {
    context: {} as CardCheckContext,
    events: {} as CardCheckEvent,
    input: {} as TaskInput,
    output: {} as CardCheckOutput,
    meta: {} as FlowMeta<CardCheckScreen>,
  },
  actors: {
    printCardSummary: fromPromise<ReceiptState, CardSummaryRequest>(() => {
      throw new Error('printCardSummary has to be provided');
    }),
  },
  delays: { printPatience: PRINT_PATIENCE_MS },
  guards: { isPrinted: (_, receipt: ReceiptState) => receipt.state === 'printed' },
  actions: {
    noteReceipt: assign((_, receipt: ReceiptState | null) => ({ receipt })),
    takeLanguage: assign(({ event }) =>
      event.type === 'chooseLanguage' ? { language: event.language } : {},
    ),
  },
}).createMachine({
  id: 'cardCheck',
  context: ({ input }) => ({ ...input, receipt: null }),
  output: ({ event }) => event.output as CardCheckOutput,
  initial: 'shown',
  on: {
    complain: '.complain',
    otherServices: '.otherServices',
    finish: '.finished',
    chooseLanguage: { actions: 'takeLanguage' },
  },
  states: {
    shown: {
      meta: { screen: 'cardCheck', sound: 'cardRead' },
      on: { showTrips: 'trips', print: 'printing', back: 'backedOut' },
    },
    trips: {
      meta: { screen: 'cardTrips' },
      on: { print: 'printing', back: 'shown' },
    },
    printing: {
      meta: { screen: 'cardPrinting' },
      invoke: {
        src: 'printCardSummary',
        input: ({ context }) => {
          if (context.card === null) throw new Error('there is no card to print a summary of');
          return { tapId: context.card.tapId, language: context.language };
        },
        onDone: [
          {
            guard: { type: 'isPrinted', params: ({ event }) => event.output },
            target: 'printed',
            actions: { type: 'noteReceipt', params: ({ event }) => event.output },
          },
          {
            target: 'notPrinted',
            actions: { type: 'noteReceipt', params: ({ event }) => event.output },
          },
        ],
        onError: { target: 'notPrinted', actions: { type: 'noteReceipt', params: null } },
      },
      after: {
        printPatience: { target: 'notPrinted', actions: { type: 'noteReceipt', params: null } },
      },
    },
    printed: {
      meta: { screen: 'cardPrinted', sound: 'done' },
      on: { back: 'shown' },
    },
    notPrinted: {
      meta: { screen: 'cardNotPrinted', sound: 'trouble' },
      on: { print: 'printing', back: 'shown' },
    },
    backedOut: { type: 'final', output: { ended: 'backedOut' } },
    finished: { type: 'final', output: { ended: 'finished' } },
    complain: { type: 'final', output: { ended: 'complain' } },
    otherServices: { type: 'final', output: { ended: 'otherServices' } },
  },
});

/** The running task. */
export type CardCheck = ActorRefFrom<typeof cardCheckFlow>;
