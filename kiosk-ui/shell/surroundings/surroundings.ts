import { createContext, useContext } from 'react';
import type { Card } from '../../../contract/cards.ts';
import type { TerminalView } from '../../flows/terminal-view.ts';

/** What the screens of a task know of the place that they are shown in: a customer's visit, or the counter. */
export interface Surroundings {
  /** The card that was tapped. */
  readonly card: Card | null;
  readonly terminal: TerminalView;
  /** Calls a person; there is nobody to call where one stands already. */
  readonly callStaff: (() => void) | undefined;
}

const SurroundingsRef = createContext<Surroundings | null>(null);

export const SurroundingsProvider = SurroundingsRef.Provider;

export function useSurroundings(): Surroundings {
  const surroundings = useContext(SurroundingsRef);
  if (surroundings === null) throw new Error("a task's screen needs its surroundings");
  return surroundings;
}
