import { type ActorRefFrom, assign, not } from 'xstate';
import { withReceiptNews } from '../../flows/filing.ts';
import { type FormOutput, filingRequest, firstContext } from './form-context.ts';
import { formSetup } from './form-setup.ts';

/** Any form, one question at a time, until the case is filed and the customer knows what became of the receipt. */
export const formFlow = formSetup.createMachine({
  id: 'form',
  context: ({ input }) => firstContext(input),
  output: ({ event }) => event.output as FormOutput,
  initial: 'beginning',
  on: { chooseLanguage: { actions: 'takeLanguage' } },
  states: {
    beginning: {
      always: [
        { guard: 'kindIsOpen', target: 'choosingKind' },
        { target: 'moving', actions: 'begin' },
      ],
    },
    moving: { always: [{ guard: 'isAtQuestion', target: 'asking' }, { target: 'checkAnswers' }] },
    choosingKind: {
      meta: { screen: 'kind' },
      on: {
        chooseKind: { target: 'moving', actions: ['takeKind', 'goOnFromKind'] },
        back: [{ guard: 'leadsBackToAnswers', target: 'checkAnswers' }, { target: 'backedOut' }],
      },
    },
    asking: {
      meta: { screen: 'question' },
      exit: 'clearProblems',
      on: {
        answer: [
          { guard: 'isChosen', target: 'moving', actions: ['takeAnswer', 'goOn'] },
          { guard: 'isTyped', actions: 'takeAnswer' },
        ],
        continue: [
          { guard: 'typingIsWrong', actions: 'showProblems' },
          { guard: 'typingIsDone', target: 'moving', actions: 'goOn' },
        ],
        back: [
          { guard: 'isBeforeChoice', target: 'choosingKind', actions: 'leaveQuestions' },
          { guard: 'isFirst', target: 'backedOut' },
          { target: 'moving', actions: 'goBack' },
        ],
      },
    },
    checkAnswers: {
      meta: { screen: 'checkAnswers' },
      entry: 'leadOn',
      exit: 'leadBackHere',
      on: {
        changeKind: { guard: 'kindCanBeChanged', target: 'choosingKind' },
        change: { guard: 'canBeChanged', target: 'asking', actions: 'goToChange' },
        // Back out of a change leaves an answer as it stands, so it may be incomplete again by now.
        file: [
          { guard: 'isIncomplete', target: 'asking', actions: ['goToIncomplete', 'showProblems'] },
          { target: 'filing' },
        ],
        back: { target: 'moving', actions: ['leadOn', 'goBack'] },
      },
    },
    filing: {
      meta: { screen: 'filing' },
      entry: 'prepareRequest',
      invoke: {
        src: 'fileCase',
        input: ({ context }) => filingRequest(context),
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
            actions: assign(({ context, event }) => {
              const failure = event.output.ok ? null : event.output.failure;
              return { failure, requestId: failure === 'cardForgotten' ? null : context.requestId };
            }),
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
        tryAgain: { guard: not('nothingWasFiled'), target: 'filing' },
        // Only a refusal proves that nothing was filed, so only then may the answers change under a fresh id.
        back: { guard: 'nothingWasFiled', target: 'checkAnswers', actions: 'forgetRequest' },
        'terminal.card.read': { guard: 'isTheForgottenCard', target: 'filing', actions: 'takeForgottenCard' },
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
export type FormTask = ActorRefFrom<typeof formFlow>;
