import type { Screens } from '../../shell/surroundings/screens.ts';
import { CheckAnswers } from './check-answers.tsx';
import { Filed } from './filed.tsx';
import { Filing } from './filing.tsx';
import { FilingFailed } from './filing-failed.tsx';
import type { FormScreen } from './form-context.ts';
import type { FormTask } from './form-flow.ts';
import { Kind } from './kind.tsx';
import { ReceiptTrouble } from './receipt-trouble.tsx';
import { Asked } from './rooms.tsx';

export const formScreens: Screens<FormScreen, FormTask> = {
  kind: Kind,
  question: Asked,
  checkAnswers: CheckAnswers,
  filing: Filing,
  filingFailed: FilingFailed,
  filed: Filed,
  receiptTrouble: ReceiptTrouble,
};
