import type { CaseKind } from '../../contract/case-kind.ts';
import type english from '../../kiosk-ui/shell/strings/en.json';

import { categoryName } from '../flows/form-paths.ts';

export type TextId = keyof typeof english;

/** What somebody looks or listens for: a text of the kiosk, or words that come from the data. */
export type Wanted = TextId | RegExp;

/** A screen or dialog, by its `data-screen` or `data-dialog`; with more than one face, `NAME/FACE`. */
export type Place = string;

/** A place that is left by itself, as soon as the service has answered. */
export type Passage = 'filing' | 'cardPrinting' | 'parking' | 'draftOpening' | 'staffCall/calling';

/** What somebody means to do, whatever they do it with; or what happens to them. */
export type Intent =
  | { readonly means: 'begin' }
  /**
   * `while`: what is shown until the service has answered. Without `place` the same screen says what changed. `again`: the
   * screen was there before and something lay over it; what was heard of it is not said anew.
   */
  | {
      readonly means: 'choose';
      readonly wanted: Wanted;
      readonly place?: Place;
      readonly while?: Passage;
      readonly language?: 'es';
      readonly again?: true;
    }
  | { readonly means: 'type'; readonly text: string; readonly into?: TextId }
  | { readonly means: 'askForHelp' }
  | { readonly means: 'noteCode' }
  | { readonly means: 'typeCode' }
  | { readonly means: 'presentCard'; readonly place: Place }
  | { readonly means: 'findTyped'; readonly text: string }
  | { readonly means: 'findTextSize'; readonly textSize: string }
  | { readonly means: 'beAnsweredByStaff' }
  | { readonly means: 'stayAway' };

export interface Journey {
  readonly name: string;
  readonly kind: CaseKind;
  readonly intents: readonly Intent[];
}

const choose = (wanted: Wanted, place: Place, during?: Passage): Intent => ({
  means: 'choose',
  wanted,
  place,
  ...(during === undefined ? {} : { while: during }),
});
const type = (text: string, into?: TextId): Intent => ({
  means: 'type',
  text,
  ...(into === undefined ? {} : { into }),
});

/** A category, as the agency calls it. */
const categoryNamed = (category: string): RegExp =>
  new RegExp(`^${RegExp.escape(categoryName(category, 'en'))}(,|$)`);

const begin: Intent = { means: 'begin' };
const fileIt = choose('checkAnswers.file', 'filed', 'filing');
const finish = choose('action.finish', 'attract');
const withoutCard = [choose('menu.feedback', 'presentCard'), choose('presentCard.without', 'kind')] as const;
const wentWrong = [
  choose('kind.complaint', 'category'),
  choose(categoryNamed('safety'), 'narrative'),
] as const;
const withoutContact = [
  choose('action.continue', 'contact'),
  choose('contact.skip', 'checkAnswers'),
] as const;

/** Everything that somebody can come for. A journey added here is made with every hand. */
export const journeys: readonly Journey[] = [
  {
    name: 'a complaint about a trip on the card',
    kind: 'complaint',
    intents: [
      begin,
      choose('menu.feedback', 'presentCard'),
      { means: 'presentCard', place: 'cardSummary' },
      choose('action.continue', 'kind'),
      choose('kind.complaint', 'category'),
      choose(categoryNamed('passedUp'), 'trip'),
      choose(/720 West/, 'narrative'),
      type('No.'),
      ...withoutContact,
      fileIt,
      finish,
    ],
  },
  {
    name: 'a complaint without a card, with an address for the answer',
    kind: 'complaint',
    intents: [
      begin,
      ...withoutCard,
      ...wentWrong,
      type('Wet'),
      choose('action.continue', 'contact'),
      type('Jo', 'contact.name'),
      type('j@b.io', 'contact.email'),
      choose('action.continue', 'checkAnswers'),
      fileIt,
      finish,
    ],
  },
  {
    name: 'praise',
    kind: 'commendation',
    intents: [
      begin,
      ...withoutCard,
      choose('kind.commendation', 'category'),
      choose(categoryNamed('operatorConduct'), 'narrative'),
      type('Top'),
      ...withoutContact,
      fileIt,
      finish,
    ],
  },
  {
    name: 'something lost',
    kind: 'lostItem',
    intents: [
      begin,
      choose('menu.lostItem', 'what'),
      type('Hat'),
      choose('action.continue', 'where'),
      { means: 'choose', wanted: 'place.onVehicle' },
      type('Bus 9', 'lostItem.where.label'),
      choose('action.continue', 'when'),
      { means: 'choose', wanted: /^Yesterday/ },
      { means: 'choose', wanted: 'dateTime.unknownTime' },
      choose('action.continue', 'contact'),
      choose('contact.skip', 'checkAnswers'),
      fileIt,
      finish,
    ],
  },
  {
    name: 'a card checked and printed, then a complaint about a trip on it',
    kind: 'complaint',
    intents: [
      begin,
      choose('menu.checkCard', 'presentCard'),
      { means: 'presentCard', place: 'cardCheck' },
      choose('cardCheck.trips', 'cardTrips'),
      choose('action.back', 'cardCheck'),
      choose('cardCheck.print', 'cardPrinted', 'cardPrinting'),
      choose('action.back', 'cardCheck'),
      choose('cardCheck.complain', 'category'),
      choose(categoryNamed('lateOrMissing'), 'trip'),
      choose(/720 West/, 'narrative'),
      type('Two'),
      ...withoutContact,
      fileIt,
      finish,
    ],
  },
  {
    name: 'answers put away, taken up again with their code, and filed',
    kind: 'complaint',
    intents: [
      begin,
      ...withoutCard,
      ...wentWrong,
      type('No 9!'),
      choose('action.startOver', 'confirmStartOver'),
      choose('park.offer', 'parked', 'parking'),
      { means: 'noteCode' },
      finish,
      begin,
      choose('menu.openDraft', 'draftCode'),
      { means: 'typeCode' },
      choose('action.continue', 'checkAnswers', 'draftOpening'),
      fileIt,
      finish,
    ],
  },
  {
    name: 'staff called, and somebody comes',
    kind: 'complaint',
    intents: [
      begin,
      { means: 'askForHelp' },
      choose('help.callStaff', 'staffCall/called', 'staffCall/calling'),
      { means: 'beAnsweredByStaff' },
      choose('staff.goOn', 'menu'),
      choose('action.startOver', 'attract'),
    ],
  },
  {
    name: 'another text size and another language in the middle of a complaint',
    kind: 'complaint',
    intents: [
      begin,
      ...withoutCard,
      ...wentWrong,
      type('We'),
      choose('action.settings', 'settings'),
      { means: 'choose', wanted: 'settings.textSize.large' },
      choose('action.close', 'narrative'),
      choose(/^English(,|$)/, 'languages'),
      { means: 'choose', wanted: /^Español(,|$)/, place: 'narrative', language: 'es' },
      { means: 'findTyped', text: 'We' },
      { means: 'findTextSize', textSize: 'large' },
      ...withoutContact,
      fileIt,
      finish,
    ],
  },
  {
    name: 'a warning answered, and starting over confirmed',
    kind: 'complaint',
    intents: [
      begin,
      ...withoutCard,
      ...wentWrong,
      type('Q'),
      { means: 'stayAway' },
      { means: 'choose', wanted: 'idle.stay', place: 'narrative', again: true },
      { means: 'findTyped', text: 'Q' },
      choose('action.startOver', 'confirmStartOver'),
      choose('confirmStartOver.no', 'narrative'),
      choose('action.startOver', 'confirmStartOver'),
      choose('confirmStartOver.yes', 'attract'),
    ],
  },
];

/** Those that are short, and what is special in them is in none of the others. */
export const briefJourneys: readonly Journey[] = journeys.filter(
  ({ name }) => name === 'staff called, and somebody comes' || name === 'praise',
);
