import { assign, fromPromise, or, raise, setup, stateIn } from 'xstate';
import type { PrintDraftCodeRequest } from '../../../contract/drafts.ts';
import type { ReceiptState } from '../../../contract/receipts.ts';
import type { StaffCall } from '../../../contract/staff-calls.ts';
import { type FormKind, formOf } from '../../../rules/forms/forms.ts';
import { cardCheckFlow } from '../../tasks/card-check/card-check-flow.ts';
import { type FormContext, progressOf } from '../../tasks/form/form-context.ts';
import { formFlow } from '../../tasks/form/form-flow.ts';
import { openDraftFlow } from '../../tasks/open-draft/open-draft-flow.ts';
import { withSetting } from '../accessibility-settings.ts';
import {
  CARD_CALL_MS,
  CARD_CALL_PAUSE_MS,
  CARD_RETURNED_MS,
  COUNTDOWN_STEP_MS,
  DRAFT_PATIENCE_MS,
  END_SESSION_PATIENCE_MS,
  IDLE_COUNTDOWN_MS,
  IDLE_WARNING_MS,
  PAGE_LIFETIME_MS,
  PRINT_PATIENCE_MS,
  RELOAD_PATIENCE_MS,
  STAFF_ANSWER_PATIENCE_MS,
  STAFF_CALL_PATIENCE_MS,
  STAFF_COMING_MS,
  TAKE_CARD_PATIENCE_MS,
  UNHURRIED_IDLE_COUNTDOWN_MS,
  UNHURRIED_IDLE_WARNING_MS,
} from '../delays.ts';
import { type Parked, type ParkedForm, withoutCard } from '../drafts.ts';
import { offeredWith } from '../offered.ts';
import type { FlowMeta, TaskId } from '../tasks.ts';
import { afterTerminalEvent, readerIsDown } from '../terminal-view.ts';
import {
  isUnhurried,
  nextCustomer,
  type VisitContext,
  type VisitFlowEvent,
  type VisitInput,
  type VisitScreen,
} from './visit-context.ts';

const notProvided = (name: string) => () => {
  throw new Error(`${name} has to be provided`);
};

/** The vocabulary of a visit: its tasks, effects, delays, guards and actions. */
export const visitSetup = setup({
  types: {
    context: {} as VisitContext,
    events: {} as VisitFlowEvent,
    input: {} as VisitInput,
    meta: {} as FlowMeta<VisitScreen>,
    tags: {} as 'holdsCustomerData',
    children: {} as { checkCard: 'checkCard'; form: 'form'; openDraft: 'openDraft' },
  },
  actors: {
    checkCard: cardCheckFlow,
    form: formFlow,
    openDraft: openDraftFlow,
    endSession: fromPromise<void>(notProvided('endSession')),
    /** Ends the page and all it remembers; a page that goes on living reports nothing. */
    reloadPage: fromPromise<void>(notProvided('reloadPage')),
    parkDraft: fromPromise<Parked, ParkedForm>(notProvided('parkDraft')),
    printDraftCode: fromPromise<ReceiptState, PrintDraftCodeRequest>(notProvided('printDraftCode')),
    /** Takes answers from the shelf by their code; without a code there is nothing to do. */
    discardDraft: fromPromise<unknown, string | null>(notProvided('discardDraft')),
    callStaff: fromPromise<StaffCall, string>(notProvided('callStaff')),
  },
  delays: {
    idleWarning: ({ context }) => (isUnhurried(context) ? UNHURRIED_IDLE_WARNING_MS : IDLE_WARNING_MS),
    idleCountdown: ({ context }) => countdownFor(context),
    countdownStep: COUNTDOWN_STEP_MS,
    endSessionPatience: END_SESSION_PATIENCE_MS,
    reloadPatience: RELOAD_PATIENCE_MS,
    pageLifetime: PAGE_LIFETIME_MS,
    draftPatience: DRAFT_PATIENCE_MS,
    printPatience: PRINT_PATIENCE_MS,
    staffCallPatience: STAFF_CALL_PATIENCE_MS,
    staffAnswerPatience: STAFF_ANSWER_PATIENCE_MS,
    staffComing: STAFF_COMING_MS,
    takeCardPatience: TAKE_CARD_PATIENCE_MS,
    cardCall: CARD_CALL_MS,
    cardCallPause: CARD_CALL_PAUSE_MS,
    cardReturnedNotice: CARD_RETURNED_MS,
  },
  guards: {
    readerDown: ({ context }) => readerIsDown(context.terminal),
    readerWorks: ({ context }) => !readerIsDown(context.terminal),
    cardLies: ({ context }) => context.terminal.readCardLies,
    hasCard: ({ context }) => context.card !== null,
    somethingToLose: ({ context }) => context.progress === 'answers' || context.progress === 'unconfirmed',
    // What was sent must not be parked: its fate is decided by asking again, not by filing a second time.
    parkable: ({ context }) => context.progress === 'answers',
    hasSeenMenu: ({ context }) => context.hasSeenMenu,
    doing: ({ context }, task: TaskId) => context.task === task,
    chose: ({ event }, task: TaskId) => event.type === 'chooseTask' && event.task === task,
    /** None of the forms that were chosen is about a card. */
    choseWithoutCard: ({ event }) =>
      event.type === 'chooseTask' && event.task === 'form' && !event.forms.some(asksForCard),
    isWithoutCard: ({ context }) => !context.forms.some(asksForCard),
    // An unplugged reader reports the card it lost; that is no customer asking for attention.
    cardWasPresented: ({ event }) => event.type === 'terminal.card.dropped' && event.reason !== 'readerLost',
    slipIsPrinted: ({ event }) => 'output' in event && (event.output as ReceiptState).state === 'printed',
    ourCallWasAnswered: ({ context, event }) =>
      event.type === 'terminal.staff.answered' && event.callId === context.staffCallId,
    /** Whoever was told to wait for somebody is not asked whether they are there. */
    waitsForStaff: or([
      stateIn({ inSession: { staff: 'calling' } }),
      stateIn({ inSession: { staff: 'called' } }),
      stateIn({ inSession: { staff: 'coming' } }),
    ]),
    // Without the service there is nothing to load the page from, and an error page has no way back.
    canReload: ({ context }) => context.terminal.connection === 'live',
    hasServed: ({ context }) => context.visits > 0,
  },
  actions: {
    followTerminal: assign({ terminal: ({ context, event }) => afterTerminalEvent(context.terminal, event) }),
    // The language is kept for whoever has left a card.
    forgetCustomer: assign(({ context }) => ({
      ...nextCustomer(context),
      language: context.terminal.readCardLies ? context.language : context.homeLanguage,
    })),
    speakHomeLanguage: assign({ language: ({ context }) => context.homeLanguage }),
    beginVisit: assign({ visits: ({ context }) => context.visits + 1 }),
    countVisitsAnew: assign({ visits: 0 }),
    noteTask: assign(({ event }) => {
      if (event.type !== 'chooseTask') return {};
      return event.task === 'form' ? { task: event.task, forms: event.forms } : { task: event.task };
    }),
    doTask: assign((_, task: TaskId) => ({ task })),
    takeLanguage: assign(({ event }) =>
      event.type === 'chooseLanguage' ? { language: event.language } : {},
    ),
    takeSetting: assign(({ context, event }) =>
      event.type === 'changeSetting' ? { settings: withSetting(context.settings, event) } : {},
    ),
    noteHand: assign(({ event }) =>
      event.type === 'activity' && event.by !== undefined ? { usesKeys: true } : {},
    ),
    takeCard: assign(({ context, event }) =>
      event.type === 'terminal.card.read'
        ? { card: event.card, dropReason: null, draft: withoutCard(context.draft) }
        : {},
    ),
    startOver: raise({ type: 'startOver' }),
    noteMenu: assign({ hasSeenMenu: true }),
    goWithoutCard: assign(({ context }) => ({ card: null, draft: withoutCard(context.draft) })),
    // Only a complaint can be about a card's trip that went wrong; the question of what kind is answered by that.
    complainAboutCard: assign(({ context: { draft, terminal } }) => ({
      draft: { ...draft, kind: 'complaint' as const },
      forms: offeredWith(terminal, 'complaint'),
    })),
    noteDrop: assign(({ event }) =>
      event.type === 'terminal.card.dropped' ? { dropReason: event.reason } : {},
    ),
    noteForm: assign((_, form: FormContext) => ({ draft: form.draft, progress: progressOf(form) })),
    noteParked: assign((_, parked: Parked) => ({ parked })),
    noteCall: assign((_, call: StaffCall | null) => ({ staffCallId: call?.callId ?? null })),
    beginCountdown: assign({ secondsLeft: ({ context }) => countdownFor(context) / COUNTDOWN_STEP_MS }),
    countDown: assign({ secondsLeft: ({ context }) => context.secondsLeft - 1 }),
  },
});

const asksForCard = (kind: FormKind) => formOf(kind).card === 'asked';

function countdownFor(context: VisitContext): number {
  return isUnhurried(context) ? UNHURRIED_IDLE_COUNTDOWN_MS : IDLE_COUNTDOWN_MS;
}
