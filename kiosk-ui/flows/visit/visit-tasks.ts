import { assign, raise, sendTo } from 'xstate';
import { mayBeAbout } from '../../tasks/complaint/complaint-draft.ts';
import { progressOf } from '../../tasks/complaint/complaint-setup.ts';
import { visitSetup } from './visit-setup.ts';

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
      guard: { type: 'doing', params: 'complaint' },
      target: 'complaint',
      actions: 'goWithoutCard',
    },
    back: 'menu',
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

/** The card that a complaint is about, shown before it begins. */
const cardSummary = visitSetup.createStateConfig({
  tags: 'holdsCustomerData',
  meta: { screen: 'cardSummary', sound: 'cardRead' },
  on: {
    'terminal.card.read': { actions: ['followTerminal', 'takeCard'] },
    continue: 'complaint',
    back: 'presentCard',
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
        target: 'complaint',
        actions: 'complainAboutCard',
      },
      { guard: ({ event }) => event.output.ended === 'otherServices', target: 'menu' },
      { target: 'presentCard' },
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

const complaint = visitSetup.createStateConfig({
  tags: 'holdsCustomerData',
  invoke: {
    id: 'complaint',
    src: 'complaint',
    input: ({ context: { card, language, newRequestId, complaintDraft, task } }) => ({
      card,
      language,
      newRequestId,
      draft: complaintDraft,
      resumed: task === 'openDraft',
    }),
    onSnapshot: {
      actions: assign(({ event }) => ({
        complaintDraft: event.snapshot.context.draft,
        progress: progressOf(event.snapshot.context),
      })),
    },
    onDone: [
      { guard: ({ event }) => event.output.ended === 'finished', target: '#visit.attract' },
      { guard: { type: 'doing', params: 'openDraft' }, target: 'menu' },
      { guard: { type: 'doing', params: 'checkCard' }, target: 'checkCard' },
      { guard: 'hasCard', target: 'cardSummary' },
      { target: 'presentCard' },
    ],
    onError: '#visit.attract',
  },
  on: {
    'terminal.receipt.changed': { actions: sendTo('complaint', ({ event }) => event) },
    chooseLanguage: { actions: ['takeLanguage', sendTo('complaint', ({ event }) => event)] },
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
        target: 'complaint',
        actions: assign(({ context, event }) => {
          if (event.output.ended !== 'opened') return {};
          const { answers, language } = event.output.form;
          // The card of this visit stays, unless the answers are about a trip that it knows nothing of.
          const card = mayBeAbout(context.card, answers.trip) ? context.card : null;
          return { complaintDraft: answers, language, card };
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
      on: {
        chooseTask: [
          { guard: { type: 'chose', params: 'openDraft' }, target: 'openDraft', actions: 'noteTask' },
          { guard: { type: 'chose', params: 'checkCard' }, target: 'presentCard', actions: 'noteTask' },
          { guard: 'hasCard', target: 'cardSummary', actions: 'noteTask' },
          { target: 'presentCard', actions: 'noteTask' },
        ],
        'terminal.card.read': { target: 'checkCard', actions: ['followTerminal', 'takeCard'] },
        'terminal.card.dropped': {
          guard: 'cardWasPresented',
          target: 'presentCard.cardNotRead',
          actions: ['noteDrop', { type: 'doTask', params: 'checkCard' }],
        },
        back: { actions: raise({ type: 'startOver' }) },
      },
    },
    presentCard,
    cardSummary,
    checkCard,
    complaint,
    openDraft,
  },
});
