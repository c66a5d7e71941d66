import type { AnyEventObject } from 'xstate';
import {
  type Answer,
  type ContactAnswer,
  type DateTimeAnswer,
  type PlaceAnswer,
  placeKinds,
  type QuestionKind,
  type TripAnswer,
} from '../../contract/answers.ts';
import { offered } from '../../kiosk-ui/flows/offered.ts';
import { printerTrouble, readerIsDown } from '../../kiosk-ui/flows/terminal-view.ts';
import { chosenEvent } from '../../kiosk-ui/kiosk/screens/menu-entries.ts';
import { sheetOf } from '../../kiosk-ui/tasks/form/form-context.ts';
import { DAYS_PER_PAGE } from '../../kiosk-ui/tasks/form/when-to-offer.ts';
import { noDateTime } from '../../rules/forms/kinds/date-time.ts';
import { noPlace } from '../../rules/forms/kinds/place.ts';
import { rulesOf } from '../../rules/forms/kinds/question-kinds.ts';
import { tripsToOffer } from '../../rules/forms/kinds/trip.ts';
import { answerOf, counts, optionsOf, questionOf } from '../../rules/forms/sheet.ts';
import type { ModelVisit } from './whole-visit.ts';

/** Where on a screen an event is sent from: the place of a button or field, which is the same in every language. */
export type Control =
  | { readonly at: 'action' | 'choice' | 'change'; readonly index: number }
  | { readonly at: 'field'; readonly index: number; readonly text: string }
  | { readonly at: SinglePlace };

/** A place that there is once. */
type SinglePlace =
  | 'back'
  | 'startOver'
  | 'settings'
  | 'help'
  | 'languages'
  | 'begin'
  | 'language'
  | 'setting'
  | 'heading'
  | 'helpKey'
  | 'speechKey';

/** What can be done on a screen or in a dialog, by the event that it sends. */
type Controls = Readonly<Record<string, (event: AnyEventObject, visit: ModelVisit) => Control | null>>;

const action = (index: number) => (): Control => ({ at: 'action', index });
const field = (index: number, text: unknown): Control => ({ at: 'field', index, text: String(text) });
const place = (at: SinglePlace) => (): Control => ({ at });
const choice = (index: number): Control | null => (index < 0 ? null : { at: 'choice', index });

const canPark = (visit: ModelVisit) => visit.snapshot.can({ type: 'park' });
const staffState = ({ snapshot: { value } }: ModelVisit) =>
  typeof value === 'object' && 'inSession' in value ? value.inSession.staff : 'notCalled';
const canCallAgain = (visit: ModelVisit) => ['unanswered', 'notReached'].includes(staffState(visit));
const hasTrips = ({ snapshot }: ModelVisit) => tripsToOffer(snapshot.context.card).length > 0;
const canPrint = ({ snapshot }: ModelVisit) => printerTrouble(snapshot.context.terminal) === null;
const checksCard = ({ snapshot }: ModelVisit) => snapshot.context.task === 'checkCard';
/** The place in the menu of what sends this event. */
const inMenu = (event: AnyEventObject, { snapshot }: ModelVisit) =>
  choice(
    offered(snapshot.context.terminal).menu.findIndex(
      (entry) => JSON.stringify(chosenEvent(entry)) === JSON.stringify(event),
    ),
  );

/** Where several forms are offered together, what it is stands first and can be changed. */
const canChangeKind = ({ form }: ModelVisit) => (form?.offered.length ?? 0) > 1;

const isTyped = ({ form }: ModelVisit) =>
  form?.at != null && rulesOf(questionOf(sheetOf(form), form.at).kind).given === 'typed';

const speechKey: Controls = {
  changeSetting: ({ setting }) => (setting === 'speech' ? { at: 'speechKey' } : null),
};

const dialogs: Readonly<Record<string, Controls>> = {
  help: { callStaff: action(0), openSettings: action(1), dismiss: action(2) },
  settings: {
    changeSetting: ({ setting }) => (setting === 'textSize' ? { at: 'setting' } : null),
    dismiss: action(0),
  },
  languages: { chooseLanguage: place('language'), dismiss: action(0) },
  staffCall: {
    callStaff: (_, visit) => (canCallAgain(visit) ? { at: 'action', index: 0 } : null),
    dismiss: (_, visit) => ({ at: 'action', index: canCallAgain(visit) ? 1 : 0 }),
  },
  confirmStartOver: {
    dismiss: action(0),
    park: (_, visit) => (canPark(visit) ? { at: 'action', index: 1 } : null),
    confirmStartOver: (_, visit) => ({ at: 'action', index: canPark(visit) ? 2 : 1 }),
  },
  parking: {},
  parked: {
    finish: action(0),
    printCode: (_, visit) => (canPrint(visit) ? { at: 'action', index: 1 } : null),
  },
  parkingFailed: { dismiss: action(0), park: action(1) },
  idleWarning: {
    ...speechKey,
    activity: action(0),
    park: (_, visit) => (canPark(visit) ? { at: 'action', index: 1 } : null),
  },
  outOfService: {},
};

/** Around every screen but the first. */
const frame: Controls = {
  openLanguages: place('languages'),
  openSettings: place('settings'),
  help: place('help'),
  activity: place('heading'),
  startOver: (_, { snapshot }) => (snapshot.context.progress === 'filed' ? null : { at: 'startOver' }),
  back: place('back'),
};

const withoutCard: Controls = {
  callStaff: (_, visit) => (checksCard(visit) ? { at: 'action', index: 0 } : null),
  continueWithoutCard: (_, visit) => (checksCard(visit) ? null : { at: 'action', index: 0 }),
};

const screens: Readonly<Record<string, Controls>> = {
  takeCard: { start: action(0), ...speechKey },
  cardReturned: {},
  menu: {
    chooseTask: (event, visit) =>
      event.task === 'checkCard' && readerIsDown(visit.snapshot.context.terminal)
        ? null
        : inMenu(event, visit),
    callStaff: inMenu,
  },
  presentCard: withoutCard,
  cardNotRead: withoutCard,
  readerDown: withoutCard,
  cardSummary: { continue: action(0) },
  cardCheck: {
    complain: action(0),
    showTrips: (_, visit) => (hasTrips(visit) ? { at: 'action', index: 1 } : null),
    print: (_, visit) => (canPrint(visit) ? { at: 'action', index: hasTrips(visit) ? 2 : 1 } : null),
    otherServices: (_, visit) => ({ at: 'action', index: hasTrips(visit) ? 3 : 2 }),
  },
  cardTrips: {
    complain: action(0),
    print: (_, visit) => (canPrint(visit) ? { at: 'action', index: 1 } : null),
  },
  cardPrinting: {},
  cardPrinted: { finish: action(0), otherServices: action(1) },
  cardNotPrinted: { print: action(0), otherServices: action(1) },
  kind: {
    chooseKind: ({ kind }, { form }) => choice(form?.offered.findIndex((one) => one.kind === kind) ?? -1),
  },
  checkAnswers: {
    file: action(0),
    changeKind: (_, visit) => (canChangeKind(visit) ? { at: 'change', index: 0 } : null),
    change: ({ question }, visit) => {
      const { form } = visit;
      if (form === undefined) return null;
      const sheet = sheetOf(form);
      const shown = Object.keys(sheet.form.questions).filter((key) => counts(sheet, key));
      const index = shown.indexOf(question as string);
      const before = canChangeKind(visit) ? 1 : 0;
      return index < 0 ? null : { at: 'change', index: before + index };
    },
  },
  filing: {},
  filingFailed: { tryAgain: (_, visit) => (visit.can('tryAgain') ? { at: 'action', index: 0 } : null) },
  filed: { finish: action(0) },
  receiptTrouble: { finish: action(0) },
  draftCode: { editCode: ({ text }) => field(0, text), continue: action(0) },
  draftOpening: {},
};

/** The answer to the question that is asked, as it stands. */
const answerNow = ({ form }: ModelVisit): Answer | null =>
  form?.at ? answerOf(sheetOf(form), form.at) : null;

/** How an answer is given, by the kind of its question. */
const rooms: { readonly [Kind in QuestionKind]: (answer: never, visit: ModelVisit) => Control | null } = {
  choice: (answer: string, { form }) =>
    choice(form?.at ? optionsOf(sheetOf(form), form.at).indexOf(answer) : -1),
  trip: ({ kind }: TripAnswer) =>
    kind === 'cardTrip' ? choice(0) : { at: 'action', index: kind === 'anotherTrip' ? 0 : 1 },
  narrative: (answer: string) => field(0, answer),
  contact: ({ email }: ContactAnswer) => field(1, email),
  // The latest days come first on their page, then that the time is not known.
  dateTime: ({ date, time }: DateTimeAnswer, visit) => {
    const now = (answerNow(visit) as DateTimeAnswer | null) ?? noDateTime;
    if (time === now.time) return choice(0);
    // A time that was chosen is not taken back by any button.
    return date === now.date && time !== null ? choice(DAYS_PER_PAGE) : null;
  },
  place: (answer: PlaceAnswer, visit) => {
    const now = (answerNow(visit) as PlaceAnswer | null) ?? noPlace;
    if (answer.words === now.words) return choice(placeKinds.indexOf(answer.where ?? 'elsewhere'));
    return answer.where === now.where ? field(0, answer.words) : null;
  },
};

const question: Controls = {
  answer: (event, visit) => {
    const { form } = visit;
    if (!form || form.at !== event.question) return null;
    const answerIn = rooms[questionOf(sheetOf(form), form.at as string).kind];
    return (answerIn as (answer: Answer, visit: ModelVisit) => Control | null)(event.answer, visit);
  },
  continue: (_, visit) => (isTyped(visit) ? { at: 'action', index: 0 } : null),
};

/** They have nothing around them. */
const bare: ReadonlySet<string> = new Set(['attract', 'takeCard', 'cardReturned']);

const attract: Controls = {
  start: place('begin'),
  chooseLanguage: place('language'),
  openSettings: place('settings'),
  activity: place('heading'),
  help: place('helpKey'),
  ...speechKey,
};

/** Where the customer does this now; null when the screen, or what lies over it, has no such control. */
export function controlFor(visit: ModelVisit, event: AnyEventObject): Control | null {
  const { dialog, screen } = visit;
  const onScreen = visit.form?.at ? question : screen === 'attract' ? attract : screens[screen];
  const controls = dialog !== undefined ? dialogs[dialog] : onScreen;
  if (controls === undefined)
    throw new Error(`test/flows/controls.ts does not say what can be done in ${dialog ?? screen}`);
  const all = dialog !== undefined || bare.has(screen) ? controls : { ...frame, ...controls };
  const control = all[event.type]?.(event, visit) ?? null;
  return control?.at === 'back' && !visit.can('back') ? null : control;
}
