import type { ComponentType } from 'react';
import type { ComplaintScreen } from '../flows/complaint-flow.ts';
import type { SessionScreen } from '../flows/session-flow.ts';
import { Attract } from './screens/attract.tsx';
import { CardSummary } from './screens/card-summary.tsx';
import { Category } from './screens/category.tsx';
import { CheckAnswers } from './screens/check-answers.tsx';
import { Contact } from './screens/contact.tsx';
import { Filed } from './screens/filed.tsx';
import { Filing } from './screens/filing.tsx';
import { FilingFailed } from './screens/filing-failed.tsx';
import { Narrative } from './screens/narrative.tsx';
import { CardNotRead, PresentCard, ReaderDown } from './screens/present-card.tsx';
import { ReceiptTrouble } from './screens/receipt-trouble.tsx';
import { TripChoice } from './screens/trip-choice.tsx';
import type { Complaint } from './session.ts';

export const sessionScreens: Readonly<Record<SessionScreen, ComponentType>> = {
  attract: Attract,
  presentCard: PresentCard,
  cardNotRead: CardNotRead,
  readerDown: ReaderDown,
  cardSummary: CardSummary,
};

export const complaintScreens: Readonly<Record<ComplaintScreen, ComponentType<{ complaint: Complaint }>>> = {
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
