import { useSelector } from '@xstate/react';
import { createContext, useContext } from 'react';
import type { ActorRefFrom, SnapshotFrom } from 'xstate';
import type { visitFlow } from '../../flows/visit/visit-flow.ts';

export type Visit = ActorRefFrom<typeof visitFlow>;

export type VisitSnapshot = SnapshotFrom<typeof visitFlow>;

const VisitRef = createContext<Visit | null>(null);

export const VisitProvider = VisitRef.Provider;

/** The one visit actor, made outside React. */
export function useVisit(): Visit {
  const visit = useContext(VisitRef);
  if (visit === null) throw new Error('a screen needs the visit around it');
  return visit;
}

export function useVisitState<Part>(select: (snapshot: VisitSnapshot) => Part): Part {
  return useSelector(useVisit(), select);
}

export const cardOf = (snapshot: VisitSnapshot) => snapshot.context.card;
export const terminalOf = (snapshot: VisitSnapshot) => snapshot.context.terminal;
export const dropReasonOf = (snapshot: VisitSnapshot) => snapshot.context.dropReason;
export const progressOf = (snapshot: VisitSnapshot) => snapshot.context.progress;
export const secondsLeftOf = (snapshot: VisitSnapshot) => snapshot.context.secondsLeft;
export const settingsOf = (snapshot: VisitSnapshot) => snapshot.context.settings;
export const taskIdOf = (snapshot: VisitSnapshot) => snapshot.context.task;
export const staffCallOf = ({ value }: VisitSnapshot) =>
  typeof value === 'object' && 'inSession' in value ? value.inSession.staff : 'notCalled';
/** Where the page stands between two customers; until it knows whose kiosk it is, there is no more than half of it to read. */
export const placeOf = (snapshot: VisitSnapshot): 'visit' | 'closed' | 'attract' => {
  if (snapshot.matches('inSession')) return 'visit';
  const isClosed = snapshot.matches({ attract: 'forgetting' }) || snapshot.matches({ attract: 'reloading' });
  return isClosed || snapshot.context.terminal.about === null ? 'closed' : 'attract';
};
export const parkedOf = (snapshot: VisitSnapshot) => snapshot.context.parked;
