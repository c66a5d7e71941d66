import type { Card, CardDropReason } from '../../../contract/cards.ts';
import type { FormKind } from '../../../rules/forms/forms.ts';
import { type AccessibilitySettings, type SettingEvent, usualSettings } from '../accessibility-settings.ts';
import { type Draft, emptyDraft, type Parked } from '../drafts.ts';
import type { LanguageEvent, TaskId, TaskProgress } from '../tasks.ts';
import { type TerminalFlowEvent, type TerminalView, unknownTerminal } from '../terminal-view.ts';

export type VisitScreen =
  | 'attract'
  | 'takeCard'
  | 'cardReturned'
  | 'menu'
  | 'presentCard'
  | 'cardNotRead'
  | 'readerDown'
  | 'cardSummary';

export type VisitFlowEvent =
  | { type: 'start' }
  | { type: 'chooseTask'; task: Exclude<TaskId, 'form'> }
  /** One of these forms is to be filled in. */
  | { type: 'chooseTask'; task: 'form'; forms: readonly FormKind[] }
  | LanguageEvent
  | SettingEvent
  | { type: 'continueWithoutCard' }
  | { type: 'continue' }
  | { type: 'back' }
  | { type: 'startOver' }
  | { type: 'confirmStartOver' }
  | { type: 'help' }
  | { type: 'openSettings' }
  | { type: 'openLanguages' }
  | { type: 'callStaff' }
  | { type: 'park' }
  | { type: 'printCode' }
  | { type: 'dismiss' }
  | { type: 'finish' }
  /** Any touch or key anywhere: somebody is there. `by` tells that they need more time. */
  | { type: 'activity'; by?: 'keys' | 'switches' }
  | TerminalFlowEvent;

export interface VisitInput {
  /** BCP 47 tag of the language that every visit begins in. */
  readonly language: string;
  readonly newRequestId: () => string;
  /** A fact about the kiosk, not about a customer: whoever wears them still hears when a visit has ended. */
  readonly headphonesAreIn: () => boolean;
}

/** Everything that belongs to a customer. */
interface Customer {
  readonly settings: AccessibilitySettings;
  /** They were seen to use keys or switches. */
  readonly usesKeys: boolean;
  readonly card: Card | null;
  /** Why the card last presented was not read. */
  readonly dropReason: CardDropReason | null;
  /** A card at the attract screen begins a visit without it. */
  readonly hasSeenMenu: boolean;
  /** The task that was last chosen. */
  readonly task: TaskId | null;
  /** The forms that were last chosen, or that those belong to which are filled in. */
  readonly forms: readonly FormKind[];
  /** What was filled in so far. Of what is in it, the visit knows nothing. */
  readonly draft: Draft;
  /** What starting over would cost. */
  readonly progress: TaskProgress;
  readonly parked: Parked | null;
  /** The code of the answers that were taken up again. They stay on the shelf until their case is filed. */
  readonly draftCode: string | null;
  /** The call for staff that is still open. */
  readonly staffCallId: string | null;
}

export interface VisitContext extends Customer {
  readonly homeLanguage: string;
  readonly language: string;
  readonly newRequestId: () => string;
  readonly headphonesAreIn: () => boolean;
  readonly terminal: TerminalView;
  readonly secondsLeft: number;
  /** Visits that this page has served; a fresh page has served none. */
  readonly visits: number;
}

/** A customer's part of the context as it is when nobody has begun. */
const nobody: Customer = {
  settings: usualSettings,
  usesKeys: false,
  card: null,
  dropReason: null,
  hasSeenMenu: false,
  task: null,
  forms: [],
  draft: emptyDraft,
  progress: 'nothing',
  parked: null,
  draftCode: null,
  staffCallId: null,
};

/** A customer's part of the context between two visits. */
export function nextCustomer({ headphonesAreIn }: Pick<VisitInput, 'headphonesAreIn'>): Customer {
  return headphonesAreIn() ? { ...nobody, settings: { ...usualSettings, speech: 'on' } } : nobody;
}

export function firstContext({ language, newRequestId, headphonesAreIn }: VisitInput): VisitContext {
  return {
    ...nextCustomer({ headphonesAreIn }),
    homeLanguage: language,
    language,
    newRequestId,
    headphonesAreIn,
    terminal: unknownTerminal,
    secondsLeft: 0,
    visits: 0,
  };
}

/** Whether somebody listens, works with keys or switches, reads the largest text or reaches low: all of it takes longer. */
export function isUnhurried({ settings, usesKeys }: VisitContext): boolean {
  const { speech, textSize, reach } = settings;
  return usesKeys || speech !== 'off' || textSize === 'largest' || reach === 'low';
}
