import { type ReactNode, useCallback, useMemo } from 'react';
import { SurroundingsProvider } from '../shell/surroundings/surroundings.ts';
import { cardOf, terminalOf, useVisit, useVisitState } from './visit/visit.ts';

/** What a task's screens know of the visit. */
export function TaskSurroundings({ children }: { children: ReactNode }) {
  const visit = useVisit();
  const card = useVisitState(cardOf);
  const terminal = useVisitState(terminalOf);
  const callStaff = useCallback(() => visit.send({ type: 'callStaff' }), [visit]);
  const surroundings = useMemo(() => ({ card, terminal, callStaff }), [card, terminal, callStaff]);
  return <SurroundingsProvider value={surroundings}>{children}</SurroundingsProvider>;
}
