import type { TaskId } from '../../flows/tasks.ts';
import type { VisitFlowEvent } from '../../flows/visit/visit-flow.ts';
import type { IconName } from '../../shell/design/icons.tsx';

export interface MenuEntry {
  /** Names the texts `menu.NAME` and `menu.NAME.about`. */
  readonly name: TaskId | 'callStaff';
  readonly icon: IconName;
  readonly event: VisitFlowEvent;
}

const task = (name: TaskId, icon: IconName): MenuEntry => ({
  name,
  icon,
  event: { type: 'chooseTask', task: name },
});

/** What the menu offers, in its order. A task that is not here is not there. */
export const menuEntries: readonly MenuEntry[] = [
  task('checkCard', 'card'),
  task('complaint', 'other'),
  task('openDraft', 'code'),
  { name: 'callStaff', icon: 'employee', event: { type: 'callStaff' } },
];
