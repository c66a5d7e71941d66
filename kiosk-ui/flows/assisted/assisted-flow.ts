import { assign, fromPromise, sendTo, setup } from 'xstate';
import { progressOf } from '../../tasks/form/form-context.ts';
import { formFlow } from '../../tasks/form/form-flow.ts';
import { type OpenDraftOutput, openDraftFlow } from '../../tasks/open-draft/open-draft-flow.ts';
import type { ParkedForm } from '../drafts.ts';
import { offeredForms, offeredWith } from '../offered.ts';
import type { TaskProgress } from '../tasks.ts';
import {
  afterTerminalEvent,
  type TerminalFlowEvent,
  type TerminalView,
  unknownTerminal,
} from '../terminal-view.ts';

export type AssistedFlowEvent =
  | { type: 'takeUp' }
  /** Back to the calls. What was put away stays so, as it was. */
  | { type: 'leave' }
  | Extract<TerminalFlowEvent, { type: 'terminal.snapshot' | 'terminal.receipt.changed' }>;

export interface AssistedContext {
  readonly newRequestId: () => string;
  readonly terminal: TerminalView;
  readonly code: string;
  readonly form: ParkedForm | null;
  readonly progress: TaskProgress;
}

const nothing = { code: '', form: null, progress: 'nothing' } as const;

/** What a member of staff does for a customer who brings a code: look at the answers, complete them, file them. */
export const assistedFlow = setup({
  types: {
    context: {} as AssistedContext,
    events: {} as AssistedFlowEvent,
    input: {} as { readonly newRequestId: () => string },
    children: {} as { openDraft: 'openDraft'; form: 'form' },
  },
  actors: {
    /** Has to look at the draft without taking it: it is discarded once its case is filed. */
    openDraft: openDraftFlow,
    form: formFlow,
    discardDraft: fromPromise<unknown, string>(() => {
      throw new Error('discardDraft has to be provided');
    }),
  },
  guards: {
    wasOpened: (_, output: OpenDraftOutput) => output.ended === 'opened',
    /** Once it was sent nobody may walk away from it before it is known what became of it. */
    mayLeave: ({ context }) => context.progress !== 'unconfirmed',
  },
  actions: {
    followTerminal: assign({ terminal: ({ context, event }) => afterTerminalEvent(context.terminal, event) }),
    forget: assign(nothing),
    noteForm: assign((_, output: OpenDraftOutput) =>
      output.ended === 'opened' ? { form: output.form, code: output.code } : {},
    ),
    passOn: sendTo('form', ({ event }) => event),
  },
}).createMachine({
  id: 'assisted',
  context: ({ input }) => ({ ...input, ...nothing, terminal: unknownTerminal }),
  on: { 'terminal.snapshot': { actions: 'followTerminal' } },
  initial: 'calls',
  states: {
    calls: { entry: 'forget', on: { takeUp: 'code' } },
    code: {
      invoke: {
        src: 'openDraft',
        id: 'openDraft',
        onDone: [
          {
            guard: { type: 'wasOpened', params: ({ event }) => event.output },
            target: 'goingOn',
            actions: { type: 'noteForm', params: ({ event }) => event.output },
          },
          { target: 'calls' },
        ],
        onError: 'calls',
      },
    },
    goingOn: {
      invoke: {
        src: 'form',
        id: 'form',
        input: ({ context: { form, newRequestId, terminal } }) => {
          if (form === null) throw new Error('there are no answers to go on with');
          const { kind, language, answers } = form;
          const offered = offeredForms(terminal, offeredWith(terminal, kind));
          return { card: null, language, offered, draft: { kind, answers }, resumed: true, newRequestId };
        },
        onSnapshot: [
          {
            guard: ({ context, event }) =>
              context.progress !== 'filed' && event.snapshot.context.filed !== null,
            target: '.filed',
            actions: assign({ progress: 'filed' }),
          },
          { actions: assign({ progress: ({ event }) => progressOf(event.snapshot.context) }) },
        ],
        onDone: 'calls',
        onError: 'calls',
      },
      on: { 'terminal.receipt.changed': { actions: 'passOn' } },
      initial: 'answering',
      states: {
        answering: { on: { leave: { guard: 'mayLeave', target: '#assisted.calls' } } },
        /** Filed once, the same answers must not be filed again under their code. */
        filed: {
          invoke: {
            src: 'discardDraft',
            input: ({ context }) => context.code,
            onDone: 'discarded',
            // It ends with its day.
            onError: 'discarded',
          },
        },
        discarded: {},
      },
    },
  },
});
