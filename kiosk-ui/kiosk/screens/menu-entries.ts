import type { MenuEntry } from '../../../contract/agency.ts';
import { withForms } from '../../flows/offered.ts';
import type { VisitFlowEvent } from '../../flows/visit/visit-flow.ts';
import type { IconName } from '../../shell/design/icons.tsx';

/** The pictures of what the menu offers. */
export const menuIcons: Readonly<Record<MenuEntry['entry'], IconName>> = {
  checkCard: 'card',
  feedback: 'other',
  lostItem: 'lost',
  openDraft: 'code',
  callStaff: 'employee',
};

/** What the visit is told when it is chosen. */
export function chosenEvent(entry: MenuEntry): VisitFlowEvent {
  if ('forms' in entry) return { type: 'chooseTask', task: 'form', forms: withForms(entry.forms) };
  return entry.entry === 'callStaff' ? { type: 'callStaff' } : { type: 'chooseTask', task: entry.entry };
}
