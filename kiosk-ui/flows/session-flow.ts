import { assign, fromPromise, sendTo, setup } from 'xstate';
import type { Card, CardDropReason } from '../../terminal-service/api/contract.ts';
import { type ComplaintDraft, emptyDraft } from './complaint-draft.ts';
import { type ComplaintProgress, complaintFlow, progressOf } from './complaint-flow.ts';
import { COUNTDOWN_STEP_MS, END_SESSION_PATIENCE_MS, IDLE_COUNTDOWN_MS, IDLE_WARNING_MS } from './delays.ts';
import {
  afterTerminalEvent,
  readerIsDown,
  type TerminalFlowEvent,
  type TerminalView,
  unknownTerminal,
} from './terminal-view.ts';

export type SessionScreen = 'attract' | 'presentCard' | 'cardNotRead' | 'readerDown' | 'cardSummary';

export type SessionFlowEvent =
  | { type: 'start' }
  | { type: 'continueWithoutCard' }
  | { type: 'continue' }
  | { type: 'back' }
  | { type: 'startOver' }
  | { type: 'confirmStartOver' }
  | { type: 'help' }
  | { type: 'dismiss' }
  /** Any touch or key anywhere: somebody is there. */
  | { type: 'activity' }
  | TerminalFlowEvent;

export interface SessionInput {
  /** BCP 47 tag. */
  readonly language: string;
  readonly newRequestId: () => string;
}

export interface SessionContext extends SessionInput {
  readonly terminal: TerminalView;
  readonly card: Card | null;
  /** Why the card last presented was not read. */
  readonly dropReason: CardDropReason | null;
  readonly complaintDraft: ComplaintDraft;
  /** What starting over would cost. */
  readonly progress: ComplaintProgress;
  readonly secondsLeft: number;
}

/** Everything that belongs to a customer, as it is when nobody is there. */
const nobody = { card: null, dropReason: null, complaintDraft: emptyDraft, progress: 'nothing' } as const;

/**
 * One customer's visit, from the attract screen and back to it. Each task is a machine of its own that this
 * one invokes; what holds for all tasks lives here: the card, help, starting over, and leaving when nobody is there.
 */
export const sessionFlow = setup({
  types: {
    context: {} as SessionContext,
    events: {} as SessionFlowEvent,
    input: {} as SessionInput,
    meta: {} as { screen: SessionScreen },
    tags: {} as 'holdsCustomerData',
    children: {} as { complaint: 'complaint' },
  },
  actors: {
    complaint: complaintFlow,
    endSession: fromPromise<void>(() => {
      throw new Error('endSession has to be provided');
    }),
  },
  delays: {
    idleWarning: IDLE_WARNING_MS,
    idleCountdown: IDLE_COUNTDOWN_MS,
    countdownStep: COUNTDOWN_STEP_MS,
    endSessionPatience: END_SESSION_PATIENCE_MS,
  },
  guards: {
    readerDown: ({ context }) => readerIsDown(context.terminal),
    readerWorks: ({ context }) => !readerIsDown(context.terminal),
    hasCard: ({ context }) => context.card !== null,
    somethingToLose: ({ context }) => context.progress === 'answers' || context.progress === 'unconfirmed',
    // An unplugged reader reports the card it lost; that is no customer asking for attention.
    cardWasPresented: ({ event }) => event.type === 'terminal.card.dropped' && event.reason !== 'readerLost',
  },
  actions: {
    followTerminal: assign({ terminal: ({ context, event }) => afterTerminalEvent(context.terminal, event) }),
    forgetCustomer: assign(nobody),
    takeCard: assign(({ context, event }) =>
      event.type === 'terminal.card.read'
        ? { card: event.card, dropReason: null, complaintDraft: { ...context.complaintDraft, trip: null } }
        : {},
    ),
    goWithoutCard: assign(({ context }) => ({
      card: null,
      complaintDraft: { ...context.complaintDraft, trip: null },
    })),
    noteDrop: assign(({ event }) =>
      event.type === 'terminal.card.dropped' ? { dropReason: event.reason } : {},
    ),
  },
}).createMachine({
  id: 'session',
  context: ({ input }) => ({ ...input, ...nobody, terminal: unknownTerminal, secondsLeft: 0 }),
  on: {
    'terminal.snapshot': { actions: 'followTerminal' },
    'terminal.reader.changed': { actions: 'followTerminal' },
    'terminal.printer.changed': { actions: 'followTerminal' },
    'terminal.card.read': { actions: 'followTerminal' },
    'terminal.card.removed': { actions: 'followTerminal' },
    'terminal.live': { actions: 'followTerminal' },
    'terminal.lost': { actions: 'followTerminal' },
  },
  initial: 'attract',
  states: {
    attract: {
      entry: 'forgetCustomer',
      initial: 'forgetting',
      states: {
        // A card tapped now would be forgotten with the old ones, so the next customer is let in only afterwards.
        forgetting: {
          meta: { screen: 'attract' },
          invoke: { src: 'endSession', onDone: 'waiting', onError: 'waiting' },
          after: { endSessionPatience: 'waiting' },
        },
        waiting: {
          meta: { screen: 'attract' },
          on: {
            start: '#session.inSession',
            'terminal.card.read': {
              target: '#session.inSession.task.cardSummary',
              actions: ['followTerminal', 'takeCard'],
            },
            'terminal.card.dropped': {
              guard: 'cardWasPresented',
              target: '#session.inSession.task.presentCard.cardNotRead',
              actions: 'noteDrop',
            },
          },
        },
      },
    },
    inSession: {
      type: 'parallel',
      states: {
        task: {
          initial: 'presentCard',
          states: {
            presentCard: {
              initial: 'waiting',
              on: {
                'terminal.card.read': { target: 'cardSummary', actions: ['followTerminal', 'takeCard'] },
                continueWithoutCard: { target: 'complaint', actions: 'goWithoutCard' },
                back: '#session.attract',
              },
              states: {
                waiting: {
                  meta: { screen: 'presentCard' },
                  always: { guard: 'readerDown', target: 'readerDown' },
                  on: { 'terminal.card.dropped': { target: 'cardNotRead', actions: 'noteDrop' } },
                },
                cardNotRead: {
                  meta: { screen: 'cardNotRead' },
                  always: { guard: 'readerDown', target: 'readerDown' },
                  on: { 'terminal.card.dropped': { actions: 'noteDrop' } },
                },
                readerDown: {
                  meta: { screen: 'readerDown' },
                  always: { guard: 'readerWorks', target: 'waiting' },
                },
              },
            },
            cardSummary: {
              tags: 'holdsCustomerData',
              meta: { screen: 'cardSummary' },
              on: {
                'terminal.card.read': { actions: ['followTerminal', 'takeCard'] },
                continue: 'complaint',
                back: 'presentCard',
              },
            },
            complaint: {
              tags: 'holdsCustomerData',
              invoke: {
                id: 'complaint',
                src: 'complaint',
                input: ({ context }) => ({
                  card: context.card,
                  draft: context.complaintDraft,
                  language: context.language,
                  newRequestId: context.newRequestId,
                }),
                onSnapshot: {
                  actions: assign(({ event }) => ({
                    complaintDraft: event.snapshot.context.draft,
                    progress: progressOf(event.snapshot.context),
                  })),
                },
                onDone: [
                  { guard: ({ event }) => event.output.ended === 'finished', target: '#session.attract' },
                  { guard: 'hasCard', target: 'cardSummary' },
                  { target: 'presentCard' },
                ],
                onError: '#session.attract',
              },
              on: {
                'terminal.receipt.changed': { actions: sendTo('complaint', ({ event }) => event) },
              },
            },
          },
        },
        dialog: {
          initial: 'closed',
          states: {
            closed: {
              on: {
                help: 'help',
                startOver: [
                  { guard: 'somethingToLose', target: 'confirmStartOver' },
                  { target: '#session.attract' },
                ],
              },
            },
            help: { on: { dismiss: 'closed' } },
            confirmStartOver: { on: { dismiss: 'closed', confirmStartOver: '#session.attract' } },
          },
        },
        idle: {
          initial: 'watching',
          states: {
            watching: {
              on: { activity: { target: 'watching', reenter: true } },
              after: { idleWarning: 'warning' },
            },
            warning: {
              entry: assign({ secondsLeft: IDLE_COUNTDOWN_MS / COUNTDOWN_STEP_MS }),
              on: { activity: 'watching' },
              after: { idleCountdown: '#session.attract' },
              initial: 'counting',
              states: {
                counting: {
                  after: {
                    countdownStep: {
                      target: 'counting',
                      reenter: true,
                      actions: assign({ secondsLeft: ({ context }) => context.secondsLeft - 1 }),
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
});
