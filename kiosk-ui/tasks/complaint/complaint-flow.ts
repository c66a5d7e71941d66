import { type ActorRefFrom, and, assign, not } from 'xstate';
import { withReceiptNews } from '../../flows/filing.ts';
import { filingRequest } from './complaint-draft.ts';
import { type ComplaintOutput, complaintSetup } from './complaint-setup.ts';

/** A complaint, a commendation or a suggestion, one question at a time, until the case is filed and the customer knows what became of the receipt. */
export const complaintFlow = complaintSetup.createMachine({
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

/** The running task. */
export type Complaint = ActorRefFrom<typeof complaintFlow>;
