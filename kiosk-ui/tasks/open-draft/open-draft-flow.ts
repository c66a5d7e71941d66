import { type ActorRefFrom, assign, fromPromise, setup } from 'xstate';
import { DRAFT_PATIENCE_MS } from '../../flows/delays.ts';
import type { OpeningFailure, OpeningResult, ParkedForm } from '../../flows/drafts.ts';
import type { FlowMeta } from '../../flows/tasks.ts';
import { looksWhole } from './draft-code.ts';

export type OpenDraftScreen = 'draftCode' | 'draftOpening';

export type OpenDraftEvent = { type: 'editCode'; text: string } | { type: 'continue' } | { type: 'back' };

/** Why the code that was typed does not lead on. */
export type DraftCodeProblem = 'codeIncomplete' | OpeningFailure;

export interface OpenDraftContext {
  readonly code: string;
  readonly problem: DraftCodeProblem | null;
  readonly form: ParkedForm | null;
}

export type OpenDraftOutput =
  | { readonly ended: 'backedOut' }
  | { readonly ended: 'opened'; readonly form: ParkedForm; readonly code: string };

/** Takes up a form that was parked: its code is typed. It stays with the service until its case is filed. */
export const openDraftFlow = setup({
  types: {
    context: {} as OpenDraftContext,
    events: {} as OpenDraftEvent,
    output: {} as OpenDraftOutput,
    meta: {} as FlowMeta<OpenDraftScreen>,
  },
  actors: {
    openDraft: fromPromise<OpeningResult, string>(() => {
      throw new Error('openDraft has to be provided');
    }),
  },
  delays: { draftPatience: DRAFT_PATIENCE_MS },
  guards: { codeIsIncomplete: ({ context }) => !looksWhole(context.code) },
  actions: {
    takeCode: assign(({ event }) =>
      event.type === 'editCode' ? { code: event.text.toUpperCase(), problem: null } : {},
    ),
    showProblem: assign((_, problem: DraftCodeProblem) => ({ problem })),
  },
}).createMachine({
  id: 'openDraft',
  context: { code: '', problem: null, form: null },
  output: ({ context: { form, code } }) =>
    form === null ? { ended: 'backedOut' } : { ended: 'opened', form, code },
  initial: 'entering',
  states: {
    entering: {
      meta: { screen: 'draftCode' },
      on: {
        editCode: { actions: 'takeCode' },
        continue: [
          { guard: 'codeIsIncomplete', actions: { type: 'showProblem', params: 'codeIncomplete' } },
          { target: 'opening' },
        ],
        back: 'backedOut',
      },
    },
    opening: {
      meta: { screen: 'draftOpening' },
      invoke: {
        src: 'openDraft',
        input: ({ context }) => context.code,
        onDone: [
          {
            guard: ({ event }) => event.output.ok,
            target: 'opened',
            actions: assign(({ event }) => (event.output.ok ? { form: event.output.form } : {})),
          },
          {
            target: 'entering',
            actions: {
              type: 'showProblem',
              params: ({ event }) => (event.output.ok ? 'noAnswer' : event.output.failure),
            },
          },
        ],
        onError: { target: 'entering', actions: { type: 'showProblem', params: 'noAnswer' } },
      },
      after: {
        draftPatience: { target: 'entering', actions: { type: 'showProblem', params: 'noAnswer' } },
      },
    },
    opened: { type: 'final' },
    backedOut: { type: 'final' },
  },
});

/** The running task. */
export type OpenDraft = ActorRefFrom<typeof openDraftFlow>;
