import type { ComponentType } from 'react';
import type { CardCheckScreen } from '../flows/card-check-flow.ts';
import type { ComplaintScreen } from '../flows/complaint-setup.ts';
import type { OpenDraftScreen } from '../flows/open-draft-flow.ts';
import type { SessionScreen } from '../flows/session-flow.ts';
import type { TaskId } from '../flows/tasks.ts';
import { Attract } from './screens/attract.tsx';
import { CardCheckSummary } from './screens/card-check.tsx';
import { CardNotPrinted, CardPrinted, CardPrinting } from './screens/card-printout.tsx';
import { CardSummary } from './screens/card-summary.tsx';
import { CardTrips } from './screens/card-trips.tsx';
import { Category } from './screens/category.tsx';
import { CheckAnswers } from './screens/check-answers.tsx';
import { Contact } from './screens/contact.tsx';
import { DraftCode, DraftOpening } from './screens/draft-code.tsx';
import { Filed } from './screens/filed.tsx';
import { Filing } from './screens/filing.tsx';
import { FilingFailed } from './screens/filing-failed.tsx';
import { Kind } from './screens/kind.tsx';
import { Menu } from './screens/menu.tsx';
import { Narrative } from './screens/narrative.tsx';
import { CardNotRead, PresentCard, ReaderDown } from './screens/present-card.tsx';
import { ReceiptTrouble } from './screens/receipt-trouble.tsx';
import { TripChoice } from './screens/trip-choice.tsx';
import type { CardCheck, Complaint, OpenDraft } from './session.ts';

/** A screen for every name that the flow's states can ask for. */
type Screens<Name extends string, Task> = Readonly<Record<Name, ComponentType<{ task: Task }>>>;

export const sessionScreens: Readonly<Record<SessionScreen, ComponentType>> = {
  attract: Attract,
  menu: Menu,
  presentCard: PresentCard,
  cardNotRead: CardNotRead,
  readerDown: ReaderDown,
  cardSummary: CardSummary,
};

const checkCard: Screens<CardCheckScreen, CardCheck> = {
  cardCheck: CardCheckSummary,
  cardTrips: CardTrips,
  cardPrinting: CardPrinting,
  cardPrinted: CardPrinted,
  cardNotPrinted: CardNotPrinted,
};

const complaint: Screens<ComplaintScreen, Complaint> = {
  kind: Kind,
  category: Category,
  trip: TripChoice,
  narrative: Narrative,
  contact: Contact,
  checkAnswers: CheckAnswers,
  filing: Filing,
  filingFailed: FilingFailed,
  filed: Filed,
  receiptTrouble: ReceiptTrouble,
};

const openDraft: Screens<OpenDraftScreen, OpenDraft> = { draftCode: DraftCode, draftOpening: DraftOpening };

/** The screens of every task. */
export const taskScreens = { checkCard, complaint, openDraft } satisfies Record<TaskId, object>;
