// Longer than most: an entry for each machine, with its events.
import type { AnyEventObject, AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { ReceiptState } from '../../contract/receipts.ts';
import { type Draft, emptyDraft } from '../../kiosk-ui/flows/drafts.ts';
import { visitFlow } from '../../kiosk-ui/flows/visit/visit-flow.ts';
import { taskScreens, visitScreens } from '../../kiosk-ui/kiosk/screens.ts';
import { cardCheckFlow } from '../../kiosk-ui/tasks/card-check/card-check-flow.ts';
import { formFlow } from '../../kiosk-ui/tasks/form/form-flow.ts';
import { openDraftFlow } from '../../kiosk-ui/tasks/open-draft/open-draft-flow.ts';
import {
  aCard,
  aFiledCase,
  aSnapshot,
  aStaffCall,
  printerOutOfPaper,
  readerOnline,
  readerUnplugged,
  requestIds,
} from './examples.ts';
import {
  answerEvents,
  changeEvents,
  chooseKindEvents,
  draftDeciding,
  formDeciding,
  formsInMenu,
  kindsInMenu,
} from './form-paths.ts';
import { inert, type Vertex } from './machine-test-kit.ts';

/** How one machine is walked through whole. */
export interface Exploration {
  /** The machine with effects that do nothing by themselves. */
  readonly machine: AnyStateMachine;
  readonly input: unknown;
  /**
   * Every event with a payload that matters. Failures of actors and ends of delays are added by themselves.
   */
  readonly events: readonly AnyEventObject[];
  /** What guards look at. */
  // biome-ignore lint/suspicious/noExplicitAny: each entry knows the context of its own machine
  readonly deciding: (snapshot: any) => unknown;
  /** Leaves out orders of events that only mix what does not touch: regions beside each other multiply. */
  readonly matters?: (snapshot: AnyMachineSnapshot, event: AnyEventObject) => boolean;
  readonly isHome: (vertex: Vertex) => boolean;
  /** Names of the screens that there are for it. */
  readonly screens: readonly string[];
}

const isDone = ({ snapshot }: Vertex) => snapshot.status === 'done';

const receiptStates: ReceiptState[] = [
  { state: 'sending' },
  { state: 'printed' },
  { state: 'waiting', reason: 'paperOut' },
  { state: 'notSent', reason: 'notAnswering' },
  { state: 'unknown', bodyConfirmed: false },
];

const filing = 'xstate.done.actor.0.form.filing';

const form: Exploration = {
  machine: formFlow.provide({ actors: { fileCase: inert as never } }),
  input: {
    card: aCard,
    offered: formsInMenu,
    draft: emptyDraft,
    resumed: false,
    language: 'en',
    newRequestId: requestIds(),
  },
  events: [
    { type: 'chooseLanguage', language: 'es' },
    ...chooseKindEvents,
    ...answerEvents,
    { type: 'continue' },
    { type: 'back' },
    ...changeEvents,
    { type: 'file' },
    { type: 'tryAgain' },
    { type: 'finish' },
    ...receiptStates.map((receipt) => ({
      type: 'terminal.receipt.changed',
      receiptId: aFiledCase.receiptId,
      caseNumber: aFiledCase.caseNumber,
      receipt,
    })),
    { type: filing, output: { ok: true, filed: aFiledCase } },
    { type: filing, output: { ok: false, failure: 'refused' } },
    { type: filing, output: { ok: false, failure: 'notSaved' } },
    { type: filing, output: { ok: false, failure: 'cardForgotten' } },
    { type: 'terminal.card.read', card: aCard },
  ],
  deciding: formDeciding,
  isHome: isDone,
  screens: Object.keys(taskScreens.form),
};

const cardCheck: Exploration = {
  machine: cardCheckFlow.provide({ actors: { printCardSummary: inert as never } }),
  input: { card: aCard, language: 'en', newRequestId: requestIds() },
  events: [
    { type: 'chooseLanguage', language: 'es' },
    { type: 'showTrips' },
    { type: 'print' },
    { type: 'complain' },
    { type: 'otherServices' },
    { type: 'finish' },
    { type: 'back' },
    ...receiptStates.map((output) => ({ type: 'xstate.done.actor.0.cardCheck.printing', output })),
  ],
  deciding: ({ context }) => context.receipt?.state,
  isHome: isDone,
  screens: Object.keys(taskScreens.checkCard),
};

const opening = 'xstate.done.actor.0.openDraft.opening';

const openDraft: Exploration = {
  machine: openDraftFlow.provide({ actors: { openDraft: inert as never } }),
  input: undefined,
  events: [
    { type: 'editCode', text: '7QK' },
    { type: 'editCode', text: '7qk-4md-x2h' },
    { type: 'continue' },
    { type: 'back' },
    { type: opening, output: { ok: true, form: { kind: 'complaint', language: 'en', answers: {} } } },
    { type: opening, output: { ok: false, failure: 'notFound' } },
    { type: opening, output: { ok: false, failure: 'tooManyGuesses' } },
  ],
  deciding: ({ context }) => [context.code, context.problem, context.form === null],
  isHome: isDone,
  screens: Object.keys(taskScreens.openDraft),
};

const formNow = (context: object) => ({
  type: 'xstate.snapshot.form',
  snapshot: { context: { draft: emptyDraft, requestId: null, filed: null, ...context } },
});
const answered: Draft = { kind: 'complaint', answers: { category: 'safety' } };
const checked = (ended: string) => ({ type: 'xstate.done.actor.checkCard', output: { ended } });

/** What a dialog listens to. */
const overTheTask: ReadonlySet<string> = new Set([
  'dismiss',
  'confirmStartOver',
  'chooseLanguage',
  'changeSetting',
  'help',
  'openSettings',
  'openLanguages',
  'callStaff',
  'park',
  'printCode',
  'startOver',
  'finish',
]);

const visit: Exploration = {
  machine: visitFlow.provide({
    actors: {
      checkCard: inert as never,
      form: inert as never,
      openDraft: inert as never,
      endSession: inert as never,
      reloadPage: inert as never,
      parkDraft: inert as never,
      printDraftCode: inert as never,
      callStaff: inert as never,
    },
  }),
  input: { language: 'en', newRequestId: requestIds(), headphonesAreIn: () => false },
  events: [
    { type: 'start' },
    ...['checkCard', 'openDraft'].map((task) => ({ type: 'chooseTask', task })),
    { type: 'chooseTask', task: 'form', forms: kindsInMenu },
    { type: 'chooseLanguage', language: 'es' },
    { type: 'changeSetting', setting: 'textSize', choice: 'largest' },
    { type: 'continueWithoutCard' },
    { type: 'continue' },
    { type: 'back' },
    { type: 'startOver' },
    { type: 'confirmStartOver' },
    { type: 'help' },
    { type: 'openSettings' },
    { type: 'openLanguages' },
    { type: 'callStaff' },
    { type: 'park' },
    { type: 'printCode' },
    { type: 'dismiss' },
    { type: 'finish' },
    { type: 'activity' },
    { type: 'terminal.snapshot', snapshot: aSnapshot },
    { type: 'terminal.reader.changed', reader: readerUnplugged },
    { type: 'terminal.reader.changed', reader: readerOnline },
    { type: 'terminal.printer.changed', printer: printerOutOfPaper },
    { type: 'terminal.speech.changed', speech: aSnapshot.speech },
    { type: 'terminal.storage.changed', storage: 'full' },
    { type: 'terminal.live' },
    { type: 'terminal.lost' },
    { type: 'terminal.card.read', card: aCard },
    { type: 'terminal.card.removed' },
    { type: 'terminal.card.dropped', reason: 'removedTooSoon' },
    { type: 'terminal.card.dropped', reason: 'readerLost' },
    { type: 'terminal.staff.answered', callId: aStaffCall.callId },
    {
      type: 'terminal.receipt.changed',
      receiptId: aFiledCase.receiptId,
      caseNumber: aFiledCase.caseNumber,
      receipt: { state: 'printed' },
    },
    formNow({}),
    formNow({ draft: answered }),
    formNow({ draft: answered, requestId: 'sent' }),
    formNow({ draft: answered, requestId: 'sent', filed: aFiledCase }),
    { type: 'xstate.done.actor.form', output: { ended: 'finished' } },
    { type: 'xstate.done.actor.form', output: { ended: 'backedOut' } },
    checked('finished'),
    checked('backedOut'),
    checked('complain'),
    checked('otherServices'),
    { type: 'xstate.done.actor.openDraft', output: { ended: 'backedOut' } },
    {
      type: 'xstate.done.actor.openDraft',
      output: { ended: 'opened', form: { ...answered, language: 'es' } },
    },
    { type: 'xstate.done.actor.0.visit.attract.forgetting' },
    {
      type: 'xstate.done.actor.0.visit.inSession.dialog.parking',
      output: { code: '7QK-4MD-X2H', keptUntil: '2026-03-15T16:05:00Z' },
    },
    { type: 'xstate.done.actor.0.visit.inSession.staff.calling', output: aStaffCall },
    ...receiptStates.map((output) => ({
      type: 'xstate.done.actor.0.visit.inSession.dialog.parked.codePrinting',
      output,
    })),
  ],
  deciding: ({ context, children, value }) => [
    // Where a form is being filled in, its own machine decides.
    ...(children.form === undefined
      ? draftDeciding({ ...context, offered: formsInMenu, resumed: false })
      : []),
    context.card === null,
    context.progress,
    context.task,
    context.terminal.reader?.device,
    // Behind a form it is only carried along.
    children.form === undefined && context.hasSeenMenu,
    // During a visit it only decides about a hint.
    typeof value === 'object' && 'attract' in value && context.terminal.readCardLies,
    context.terminal.connection === 'live',
    context.visits > 0,
    context.settings.speech,
  ],
  matters: ({ value }, { type }) => {
    const now = (value as { inSession?: Record<'task' | 'dialog' | 'staff' | 'idle', unknown> }).inSession;
    if (now === undefined) return true;
    if (now.idle !== 'watching') return /^(activity|park)$|idle/.test(type);
    if (now.dialog !== 'closed') return overTheTask.has(type) || /dialog|staff/.test(type);
    if (now.staff !== 'notCalled') return /^(callStaff|startOver)$|staff/.test(type);
    if (/^terminal\.(live|lost|snapshot)$/.test(type)) return false;
    if (/^(help|open|callStaff|changeSetting)|idleWarning/.test(type))
      return now.task === 'menu' || now.task === 'form';
    return true;
  },
  isHome: ({ snapshot }) => snapshot.matches('attract'),
  screens: Object.keys(visitScreens),
};

/** By the machine's id. A flow that shows screens and is not here fails its test. */
export const explorations: Readonly<Record<string, Exploration>> = {
  visit,
  form,
  cardCheck,
  openDraft,
};
