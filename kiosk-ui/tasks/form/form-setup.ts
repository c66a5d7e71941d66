import { assign, fromPromise, setup } from 'xstate';
import type { Card } from '../../../contract/cards.ts';
import type { FileCaseRequest } from '../../../contract/cases.ts';
import { withAnswer } from '../../../rules/forms/answers.ts';
import { rulesOf } from '../../../rules/forms/kinds/question-kinds.ts';
import { counts, problemsOf, questionOf } from '../../../rules/forms/sheet.ts';
import {
  firstIncomplete,
  firstQuestion,
  firstUnanswered,
  leadsBackTo,
  leadsTo,
} from '../../../rules/forms/walk.ts';
import { FILING_PATIENCE_MS } from '../../flows/delays.ts';
import { type FilingResult, withReceiptNews } from '../../flows/filing.ts';
import type { FlowMeta } from '../../flows/tasks.ts';
import {
  draftAs,
  type FormContext,
  type FormFlowEvent,
  type FormInput,
  type FormOutput,
  type FormScreen,
  isKindKnown,
  sheetOf,
} from './form-context.ts';

/** How the question that is asked is answered: by choosing, which leads on, or by typing, which wants Continue. */
function givenAt(context: FormContext): 'chosen' | 'typed' | null {
  return context.at === null ? null : rulesOf(questionOf(sheetOf(context), context.at).kind).given;
}

const answersAt = (context: FormContext, event: FormFlowEvent) =>
  event.type === 'answer' && event.question === context.at;
const problemsAt = (context: FormContext) =>
  context.at === null ? [] : problemsOf(sheetOf(context), context.at);
/** As far as the page knows it: of its number only the end. */
const isSameCard = (one: Card, other: Card) =>
  one.family === other.family && one.numberLastFour === other.numberLastFour;
const isFirst = (context: FormContext) =>
  leadsBackTo(sheetOf(context), context.at, context.isChange) === undefined;

/** The vocabulary of filling in a form: its answers, effects, delays, guards and actions. */
export const formSetup = setup({
  types: {
    context: {} as FormContext,
    events: {} as FormFlowEvent,
    input: {} as FormInput,
    output: {} as FormOutput,
    meta: {} as FlowMeta<FormScreen>,
  },
  actors: {
    fileCase: fromPromise<FilingResult, FileCaseRequest>(() => {
      throw new Error('fileCase has to be provided');
    }),
  },
  delays: { filingPatience: FILING_PATIENCE_MS },
  guards: {
    kindIsOpen: ({ context }) => !isKindKnown(context),
    isAtQuestion: ({ context }) => context.at !== null,
    isChosen: ({ context, event }) => answersAt(context, event) && givenAt(context) === 'chosen',
    isTyped: ({ context, event }) => answersAt(context, event) && givenAt(context) === 'typed',
    typingIsDone: ({ context }) => givenAt(context) === 'typed' && problemsAt(context).length === 0,
    typingIsWrong: ({ context }) => givenAt(context) === 'typed' && problemsAt(context).length > 0,
    isBeforeChoice: ({ context }) => isFirst(context) && context.offered.length > 1,
    isFirst: ({ context }) => isFirst(context),
    leadsBackToAnswers: ({ context }) => context.isChange && firstUnanswered(sheetOf(context)) === null,
    canBeChanged: ({ context, event }) => {
      if (event.type !== 'change') return false;
      const sheet = sheetOf(context);
      return event.question in sheet.form.questions && counts(sheet, event.question);
    },
    kindCanBeChanged: ({ context }) => context.offered.length > 1,
    isIncomplete: ({ context }) => firstIncomplete(sheetOf(context)) !== null,
    /** Nothing was filed, for sure. */
    nothingWasFiled: ({ context }) => context.failure === 'refused' || context.failure === 'cardForgotten',
    isTheForgottenCard: ({ context: { card, failure }, event }) =>
      event.type === 'terminal.card.read' &&
      failure === 'cardForgotten' &&
      card !== null &&
      isSameCard(card, event.card),
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
    takeKind: assign(({ context, event }) =>
      event.type === 'chooseKind' ? { draft: draftAs(event.kind, context) } : {},
    ),
    takeAnswer: assign(({ context: { draft }, event }) =>
      event.type === 'answer'
        ? {
            draft: { ...draft, answers: withAnswer(draft.answers, event.question, event.answer) },
            problems: [],
          }
        : {},
    ),
    begin: assign(({ context }) => ({
      at: context.resumed ? firstUnanswered(sheetOf(context)) : firstQuestion(sheetOf(context)),
    })),
    goOnFromKind: assign(({ context }) => ({
      at: context.isChange ? firstUnanswered(sheetOf(context)) : firstQuestion(sheetOf(context)),
    })),
    goOn: assign(({ context }) => ({
      at: context.at === null ? null : leadsTo(sheetOf(context), context.at, context.isChange),
    })),
    goBack: assign(({ context }) => ({
      at: leadsBackTo(sheetOf(context), context.at, context.isChange) ?? null,
    })),
    goToChange: assign(({ event }) => (event.type === 'change' ? { at: event.question } : {})),
    goToIncomplete: assign(({ context }) => ({ at: firstIncomplete(sheetOf(context)) })),
    leaveQuestions: assign({ at: null }),
    showProblems: assign(({ context }) => ({ problems: problemsAt(context) })),
    clearProblems: assign({ problems: [] }),
    leadOn: assign({ isChange: false }),
    leadBackHere: assign({ isChange: true }),
    prepareRequest: assign(({ context }) => ({
      requestId: context.requestId ?? context.newRequestId(),
      requestLanguage: context.requestId === null ? context.language : context.requestLanguage,
      failure: null,
    })),
    takeForgottenCard: assign(({ event }) =>
      event.type === 'terminal.card.read' ? { card: event.card } : {},
    ),
    forgetRequest: assign({ requestId: null, failure: null, receiptNews: null }),
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
