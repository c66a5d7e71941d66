import { betweenVisits } from './between-visits.ts';
import { firstContext } from './visit-context.ts';
import { dialogStates, idleStates, staffStates } from './visit-dialogs.ts';
import { visitSetup } from './visit-setup.ts';
import { taskStates } from './visit-tasks.ts';

export type { VisitContext, VisitFlowEvent, VisitInput, VisitScreen } from './visit-context.ts';

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
    'terminal.storage.changed': { actions: 'followTerminal' },
    'terminal.speech.changed': { actions: 'followTerminal' },
    'terminal.card.read': { actions: 'followTerminal' },
    'terminal.card.removed': { actions: 'followTerminal' },
    'terminal.live': { actions: 'followTerminal' },
    'terminal.lost': { actions: 'followTerminal' },
  },
  initial: 'attract',
  states: {
    attract: betweenVisits,
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
