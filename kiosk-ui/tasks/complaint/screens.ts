import type { Screens } from '../../shell/surroundings/screens.ts';
import { Category } from './category.tsx';
import { CheckAnswers } from './check-answers.tsx';
import type { Complaint } from './complaint-flow.ts';
import type { ComplaintScreen } from './complaint-setup.ts';
import { Contact } from './contact.tsx';
import { Filed } from './filed.tsx';
import { Filing } from './filing.tsx';
import { FilingFailed } from './filing-failed.tsx';
import { Kind } from './kind.tsx';
import { Narrative } from './narrative.tsx';
import { ReceiptTrouble } from './receipt-trouble.tsx';
import { TripChoice } from './trip-choice.tsx';

export const complaintScreens: Screens<ComplaintScreen, Complaint> = {
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
