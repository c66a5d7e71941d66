import { and, not } from 'xstate';
import { cardPresented } from './card-presented.ts';
import { visitSetup } from './visit-setup.ts';

/** Between two customers: everything is forgotten, here and in the service, and the page begins anew. */
export const betweenVisits = visitSetup.createStateConfig({
  entry: 'forgetCustomer',
  initial: 'forgetting',
  states: {
    // A card tapped now would be forgotten with the old ones, so the next customer is let in only afterwards.
    forgetting: {
      meta: { screen: 'attract' },
      invoke: { src: 'endSession', onDone: 'forgotten', onError: 'forgotten' },
      after: { endSessionPatience: 'forgotten' },
    },
    forgotten: { always: [{ guard: 'cardLies', target: 'takeCard' }, { target: 'waiting' }] },
    /** Whoever goes has left their card on the reader. They are called back in the language of their visit. */
    takeCard: {
      meta: { screen: 'takeCard' },
      always: [
        { guard: 'readerDown', target: 'waiting' },
        { guard: not('cardLies'), target: 'cardReturned' },
      ],
      on: { ...cardPresented, start: '#visit.inSession', changeSetting: { actions: 'takeSetting' } },
      initial: 'calling',
      states: {
        calling: { meta: { sound: 'attention' }, after: { cardCall: 'pausing' } },
        pausing: { after: { cardCallPause: 'calling' } },
      },
      // Whoever hears it by now is not its owner; the page must not remember them any longer.
      after: { takeCardPatience: 'waiting' },
    },
    cardReturned: {
      meta: { screen: 'cardReturned', sound: 'done' },
      on: cardPresented,
      after: { cardReturnedNotice: 'waiting' },
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
      entry: 'speakHomeLanguage',
      always: { guard: and(['hasServed', 'canReload']), target: 'reloading' },
      on: {
        ...cardPresented,
        start: '#visit.inSession',
        chooseLanguage: { target: '#visit.inSession', actions: 'takeLanguage' },
        help: '#visit.inSession.dialog.help',
        openSettings: '#visit.inSession.dialog.settings',
        // Headphones are put in before anything is pressed: the invitation is heard by whoever cannot see it.
        changeSetting: { target: 'waiting', reenter: true, actions: 'takeSetting' },
        activity: { target: 'waiting', reenter: true, actions: 'noteHand' },
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
