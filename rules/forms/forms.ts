import type { CaseKind } from '../../contract/case-kind.ts';
import { commendation } from './commendation.ts';
import { complaint } from './complaint.ts';
import type { Form } from './form.ts';
import { lostItem } from './lost-item.ts';
import { suggestion } from './suggestion.ts';

/** Everything that can be filed. Which of it a terminal offers is for the agency's profile to say. */
export const forms = [complaint, commendation, suggestion, lostItem] as const satisfies readonly Form[];

/** The kinds of cases that there are forms for. */
export type FormKind = (typeof forms)[number]['kind'];

/** Whether there is a form for this kind of case. */
export function isFormKind(kind: CaseKind): kind is FormKind {
  return forms.some((form) => form.kind === kind);
}

/** The form of this kind of case. @throws when there is none. */
export function formOf(kind: CaseKind): Form {
  const form = forms.find((known) => known.kind === kind);
  if (form === undefined) throw new Error(`there is no form for a ${kind}`);
  return form;
}
