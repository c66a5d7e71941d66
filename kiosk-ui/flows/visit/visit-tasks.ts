import { assign, sendTo } from 'xstate';
import { mayBeAbout } from '../../../rules/forms/answers.ts';
import { formOf } from '../../../rules/forms/forms.ts';
import { progressOf } from '../../tasks/form/form-context.ts';
import { offeredForms, offeredWith } from '../offered.ts';
import { cardPresented } from './card-presented.ts';
import { visitSetup } from './visit-setup.ts';

/**
 * What comes before the card: the menu. Nobody is led back to where they have not been, and a visit that a card began has
 * nothing before it.
 */
const beforeTheCard = [
  { guard: 'hasSeenMenu', target: 'menu' },
  { target: 'menu', actions: 'startOver' },
] as const;

const presentCard = visitSetup.createStateConfig({
  initial: 'waiting',
  on: {
    'terminal.card.read': [
      {
        guard: { type: 'doing', params: 'checkCard' },
        target: 'checkCard',
        actions: ['followTerminal', 'takeCard'],
      },
      { target: 'cardSummary', actions: ['followTerminal', 'takeCard'] },
    ],
    continueWithoutCard: {
      guard: { type: 'doing', params: 'form' },
      target: 'form',
      actions: 'goWithoutCard',
    },
    back: beforeTheCard,
  },
  states: {
    waiting: {
      meta: { screen: 'presentCard' },
      always: { guard: 'readerDown', target: 'readerDown' },
      on: { 'terminal.card.dropped': { target: 'cardNotRead', actions: 'noteDrop' } },
    },
    cardNotRead: {
      meta: { screen: 'cardNotRead', sound: 'trouble' },
      always: { guard: 'readerDown', target: 'readerDown' },
      on: { 'terminal.card.dropped': { actions: 'noteDrop' } },
    },
    readerDown: {
      meta: { screen: 'readerDown', sound: 'trouble' },
      always: { guard: 'readerWorks', target: 'waiting' },
    },
  },
});

/** The card that it will be about, shown before the form begins. */
const cardSummary = visitSetup.createStateConfig({
  tags: 'holdsCustomerData',
  meta: { screen: 'cardSummary', sound: 'cardRead' },
  on: {
    'terminal.card.read': { actions: ['followTerminal', 'takeCard'] },
    continue: 'form',
    back: 'menu',
  },
});

const checkCard = visitSetup.createStateConfig({
  tags: 'holdsCustomerData',
  entry: { type: 'doTask', params: 'checkCard' },
  invoke: {
    id: 'checkCard',
    src: 'checkCard',
    input: ({ context: { card, language, newRequestId } }) => ({ card, language, newRequestId }),
    onDone: [
      { guard: ({ event }) => event.output.ended === 'finished', target: '#visit.attract' },
      {
        guard: ({ event }) => event.output.ended === 'complain',
        target: 'form',
        actions: 'complainAboutCard',
      },
      { guard: ({ event }) => event.output.ended === 'otherServices', target: 'menu' },
      ...beforeTheCard,
    ],
    onError: '#visit.attract',
  },
  on: {
    'terminal.card.read': {
      target: 'checkCard',
      reenter: true,
      actions: ['followTerminal', 'takeCard'],
    },
    chooseLanguage: { actions: ['takeLanguage', sendTo('checkCard', ({ event }) => event)] },
  },
});

const form = visitSetup.createStateConfig({
  tags: 'holdsCustomerData',
  invoke: {
    id: 'form',
    src: 'form',
    input: ({ context: { card, language, newRequestId, terminal, forms, draft, task } }) => ({
      card,
      language,
      newRequestId,
      offered: offeredForms(terminal, forms),
      draft,
      resumed: task === 'openDraft',
    }),
    onSnapshot: [
      {
        guard: ({ context, event }) =>
          context.progress !== 'filed' && progressOf(event.snapshot.context) === 'filed',
        target: '.filed',
        actions: { type: 'noteForm', params: ({ event }) => event.snapshot.context },
      },
      { actions: { type: 'noteForm', params: ({ event }) => event.snapshot.context } },
    ],
    onDone: [
      { guard: ({ event }) => event.output.ended === 'finished', target: '#visit.attract' },
      { guard: { type: 'doing', params: 'openDraft' }, target: 'menu' },
      { guard: { type: 'doing', params: 'checkCard' }, target: 'checkCard' },
      { guard: 'isWithoutCard', target: 'menu' },
      { guard: 'hasCard', target: 'cardSummary' },
      { target: 'presentCard' },
    ],
    onError: '#visit.attract',
  },
  on: {
    'terminal.receipt.changed': { actions: sendTo('form', ({ event }) => event) },
    // It does not change whose case it is; a form that waits for its own card takes it.
    'terminal.card.read': { actions: ['followTerminal', sendTo('form', ({ event }) => event)] },
    chooseLanguage: { actions: ['takeLanguage', sendTo('form', ({ event }) => event)] },
  },
  initial: 'answering',
  states: {
    answering: {},
    // Filed once, the same answers must not be filed again under their code.
    filed: { invoke: { src: 'discardDraft', input: ({ context }) => context.draftCode, onError: {} } },
  },
});

const openDraft = visitSetup.createStateConfig({
  tags: 'holdsCustomerData',
  invoke: {
    id: 'openDraft',
    src: 'openDraft',
    onDone: [
      {
        guard: ({ event }) => event.output.ended === 'opened',
        target: 'form',
        actions: assign(({ context, event }) => {
          if (event.output.ended !== 'opened') return {};
          const { code: draftCode, form } = event.output;
          const { kind, answers, language } = form;
          // The card of this visit stays, unless the answers are about one that it cannot be.
          const card = mayBeAbout(context.card, formOf(kind), answers) ? context.card : null;
          return {
            draft: { kind, answers },
            forms: offeredWith(context.terminal, kind),
            language,
            card,
            draftCode,
          };
        }),
      },
      { target: 'menu' },
    ],
    onError: '#visit.attract',
  },
});

/** What the customer is doing: choosing a task, presenting a card, or one of the tasks. */
export const taskStates = visitSetup.createStateConfig({
  initial: 'menu',
  states: {
    menu: {
      meta: { screen: 'menu' },
      entry: 'noteMenu',
      on: {
        chooseTask: [
          { guard: { type: 'chose', params: 'openDraft' }, target: 'openDraft', actions: 'noteTask' },
          { guard: { type: 'chose', params: 'checkCard' }, target: 'presentCard', actions: 'noteTask' },
          { guard: 'choseWithoutCard', target: 'form', actions: 'noteTask' },
          { guard: 'hasCard', target: 'cardSummary', actions: 'noteTask' },
          { target: 'presentCard', actions: 'noteTask' },
        ],
        ...cardPresented,
        back: { actions: 'startOver' },
      },
    },
    presentCard,
    cardSummary,
    checkCard,
    form,
    openDraft,
  },
});
