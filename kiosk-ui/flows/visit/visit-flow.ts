import { and } from 'xstate';
import { firstContext } from './visit-context.ts';
import { dialogStates, idleStates, staffStates } from './visit-dialogs.ts';
import { visitSetup } from './visit-setup.ts';
import { taskStates } from './visit-tasks.ts';

export type { VisitContext, VisitFlowEvent, VisitInput, VisitScreen } from './visit-context.ts';

/** Between two customers: everything is forgotten, here and in the service, and the page begins anew. */
const attract = visitSetup.createStateConfig({
  entry: 'forgetCustomer',
  initial: 'forgetting',
  states: {
    // A card tapped now would be forgotten with the old ones, so the next customer is let in only afterwards.
    forgetting: {
      meta: { screen: 'attract' },
      invoke: { src: 'endSession', onDone: 'waiting', onError: 'waiting' },
      after: { endSessionPatience: 'waiting' },
    },
    // The one sure way to forget what a page holds is to end the page.
    reloading: {
      meta: { screen: 'attract' },
      entry: 'countVisitsAnew',
      invoke: { src: 'reloadPage', onError: 'waiting' },
      after: { reloadPatience: 'waiting' },
    },
    waiting: {
      meta: { screen: 'attract' },
      always: { guard: and(['hasServed', 'canReload']), target: 'reloading' },
      on: {
        start: '#visit.inSession',
        chooseLanguage: { target: '#visit.inSession', actions: 'takeLanguage' },
        help: '#visit.inSession.dialog.help',
        openSettings: '#visit.inSession.dialog.settings',
        // Headphones are put in before anything is pressed: the invitation is heard by whoever cannot see it.
        changeSetting: { target: 'waiting', reenter: true, actions: 'takeSetting' },
        activity: { target: 'waiting', reenter: true, actions: 'noteHand' },
        'terminal.card.read': {
          target: '#visit.inSession.task.checkCard',
          actions: ['followTerminal', 'takeCard'],
        },
        'terminal.card.dropped': {
          guard: 'cardWasPresented',
          target: '#visit.inSession.task.presentCard.cardNotRead',
          actions: ['noteDrop', { type: 'doTask', params: 'checkCard' }],
        },
      },
      after: {
        // Whoever listened and went away has changed nothing for the next one.
        idleWarning: { actions: 'forgetCustomer' },
        pageLifetime: [
          { guard: 'canReload', target: 'reloading' },
          { target: 'waiting', reenter: true },
        ],
      },
    },
  },
});

/**
 * One customer's visit, from the attract screen and back to it. Each task is a machine of its own that this
 * one invokes; what holds for all tasks lives here, once: the card, language and settings, help, staff,
 * starting over, putting answers away, and leaving when nobody is there.
 */
export const visitFlow = visitSetup.createMachine({
  id: 'visit',
  context: ({ input }) => firstContext(input),
  on: {
    'terminal.snapshot': { actions: 'followTerminal' },
    'terminal.reader.changed': { actions: 'followTerminal' },
    'terminal.printer.changed': { actions: 'followTerminal' },
    'terminal.speech.changed': { actions: 'followTerminal' },
    'terminal.card.read': { actions: 'followTerminal' },
    'terminal.card.removed': { actions: 'followTerminal' },
    'terminal.live': { actions: 'followTerminal' },
    'terminal.lost': { actions: 'followTerminal' },
  },
  initial: 'attract',
  states: {
    attract,
    inSession: {
      type: 'parallel',
      entry: 'beginVisit',
      on: {
        changeSetting: { actions: 'takeSetting' },
        chooseLanguage: { actions: 'takeLanguage' },
      },
      states: { task: taskStates, dialog: dialogStates, staff: staffStates, idle: idleStates },
    },
  },
});
