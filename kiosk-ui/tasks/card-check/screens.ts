import type { Screens } from '../../shell/surroundings/screens.ts';
import { CardCheckSummary } from './card-check.tsx';
import type { CardCheck, CardCheckScreen } from './card-check-flow.ts';
import { CardNotPrinted, CardPrinted, CardPrinting } from './card-printout.tsx';
import { CardTrips } from './card-trips.tsx';

export const cardCheckScreens: Screens<CardCheckScreen, CardCheck> = {
  cardCheck: CardCheckSummary,
  cardTrips: CardTrips,
  cardPrinting: CardPrinting,
  cardPrinted: CardPrinted,
  cardNotPrinted: CardNotPrinted,
};
