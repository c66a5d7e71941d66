import { raise } from 'xstate';
import { visitSetup } from './visit-setup.ts';

/** What lies over the task: help, settings, a call for staff, leaving, and putting the answers away for later. */
export const dialogStates = visitSetup.createStateConfig({
  initial: 'closed',
  on: {
    help: '.help',
    openSettings: '.settings',
    openLanguages: '.languages',
    callStaff: '.staffCall',
    park: { guard: 'parkable', target: '.parking' },
    startOver: [{ guard: 'somethingToLose', target: '.confirmStartOver' }, { target: '#visit.attract' }],
  },
  states: {
    closed: {},
    help: { on: { dismiss: 'closed' } },
    settings: { on: { dismiss: 'closed' } },
    languages: {
      on: { dismiss: 'closed', chooseLanguage: { target: 'closed', actions: 'takeLanguage' } },
    },
    staffCall: { on: { dismiss: 'closed' } },
    confirmStartOver: { on: { dismiss: 'closed', confirmStartOver: '#visit.attract' } },
    parking: {
      // The answers are on their way; nothing may be laid over that.
      on: { help: {}, openSettings: {}, openLanguages: {}, callStaff: {}, park: {}, startOver: {} },
      invoke: {
        src: 'parkDraft',
        input: ({ context: { draft, language } }) => {
          if (draft.kind === null) throw new Error('there is nothing to put away');
          return { kind: draft.kind, language, answers: draft.answers };
        },
        onDone: {
          target: 'parked',
          actions: { type: 'noteParked', params: ({ event }) => event.output },
        },
        onError: 'parkingFailed',
      },
      after: { draftPatience: 'parkingFailed' },
    },
    parked: {
      meta: { sound: 'done' },
      // What was put away before is replaced by this.
      // Where that fails, it ends with its day.
      invoke: { src: 'discardDraft', input: ({ context }) => context.draftCode, onError: {} },
      initial: 'codeShown',
      states: {
        codeShown: { on: { printCode: 'codePrinting' } },
        codePrinting: {
          invoke: {
            src: 'printDraftCode',
            input: ({ context: { parked, language } }) => {
              if (parked === null) throw new Error('nothing was put away');
              return { ...parked, language };
            },
            onDone: [{ guard: 'slipIsPrinted', target: 'codePrinted' }, { target: 'codeNotPrinted' }],
            onError: 'codeNotPrinted',
          },
          after: { printPatience: 'codeNotPrinted' },
        },
        codePrinted: { meta: { sound: 'done' } },
        codeNotPrinted: { meta: { sound: 'trouble' }, on: { printCode: 'codePrinting' } },
      },
      // Answers changed after this would be in two versions, so the visit ends here.
      on: {
        finish: '#visit.attract',
        help: {},
        openSettings: {},
        openLanguages: {},
        callStaff: {},
        park: {},
        startOver: {},
      },
    },
    parkingFailed: { meta: { sound: 'trouble' }, on: { dismiss: 'closed' } },
  },
});

/**
 * A person called to this kiosk. The call outlives the dialog: who closes it still learns that somebody comes, or that nobody
 * does. While it waits, the visit waits.
 */
export const staffStates = visitSetup.createStateConfig({
  initial: 'notCalled',
  states: {
    notCalled: { on: { callStaff: 'calling' } },
    calling: {
      invoke: {
        src: 'callStaff',
        input: ({ context }) => context.language,
        onDone: { target: 'called', actions: { type: 'noteCall', params: ({ event }) => event.output } },
        onError: 'notReached',
      },
      after: { staffCallPatience: 'notReached' },
    },
    called: {
      on: { 'terminal.staff.answered': { guard: 'ourCallWasAnswered', target: 'coming' } },
      after: { staffAnswerPatience: 'unanswered' },
    },
    unanswered: {
      meta: { sound: 'trouble' },
      // Whoever waited without touching anything has all their time to hear that nobody came.
      entry: raise({ type: 'activity' }),
      on: {
        'terminal.staff.answered': { guard: 'ourCallWasAnswered', target: 'coming' },
        callStaff: 'calling',
      },
    },
    coming: {
      meta: { sound: 'done' },
      on: { callStaff: 'calling' },
      after: { staffComing: { target: 'notCalled', actions: raise({ type: 'activity' }) } },
    },
    notReached: { meta: { sound: 'trouble' }, on: { callStaff: 'calling' } },
  },
});

/** Whether anybody is still there. */
export const idleStates = visitSetup.createStateConfig({
  initial: 'watching',
  states: {
    watching: {
      on: {
        activity: { target: 'watching', reenter: true, actions: 'noteHand' },
        // Who reads larger text is given longer from now on.
        changeSetting: { target: 'watching', reenter: true, actions: 'takeSetting' },
      },
      after: {
        idleWarning: [{ guard: 'waitsForStaff', target: 'watching', reenter: true }, { target: 'warning' }],
      },
    },
    warning: {
      meta: { sound: 'attention' },
      entry: 'beginCountdown',
      on: {
        activity: { target: 'watching', actions: 'noteHand' },
        park: { guard: 'parkable', target: 'watching' },
      },
      after: { idleCountdown: '#visit.attract' },
      initial: 'counting',
      states: {
        counting: {
          after: { countdownStep: { target: 'counting', reenter: true, actions: 'countDown' } },
        },
      },
    },
  },
});
