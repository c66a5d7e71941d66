import type { ComponentType } from 'react';
import type { TaskId } from '../flows/tasks.ts';
import type { VisitScreen } from '../flows/visit/visit-flow.ts';
import { cardCheckScreens } from '../tasks/card-check/screens.ts';
import { formScreens } from '../tasks/form/screens.ts';
import { openDraftScreens } from '../tasks/open-draft/screens.ts';
import { Attract } from './screens/attract.tsx';
import { CardSummary } from './screens/card-summary.tsx';
import { Menu } from './screens/menu.tsx';
import { CardNotRead, PresentCard, ReaderDown } from './screens/present-card.tsx';
import { CardReturned, TakeCard } from './screens/take-card.tsx';

/** The visit's own screens. */
export const visitScreens: Readonly<Record<VisitScreen, ComponentType>> = {
  attract: Attract,
  takeCard: TakeCard,
  cardReturned: CardReturned,
  menu: Menu,
  presentCard: PresentCard,
  cardNotRead: CardNotRead,
  readerDown: ReaderDown,
  cardSummary: CardSummary,
};

/** The screens of every task. */
export const taskScreens = {
  checkCard: cardCheckScreens,
  form: formScreens,
  openDraft: openDraftScreens,
} satisfies Record<TaskId, object>;
