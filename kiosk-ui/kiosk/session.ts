import { useSelector } from '@xstate/react';
import { createContext, useContext } from 'react';
import type { ActorRefFrom, SnapshotFrom } from 'xstate';
import type { complaintFlow } from '../flows/complaint-flow.ts';
import type { sessionFlow } from '../flows/session-flow.ts';

export type Session = ActorRefFrom<typeof sessionFlow>;
export type Complaint = ActorRefFrom<typeof complaintFlow>;

type SessionSnapshot = SnapshotFrom<typeof sessionFlow>;
type ComplaintSnapshot = SnapshotFrom<typeof complaintFlow>;

const SessionRef = createContext<Session | null>(null);

export const SessionProvider = SessionRef.Provider;

/** The one session actor, made outside React. */
export function useSession(): Session {
  const session = useContext(SessionRef);
  if (session === null) throw new Error('a screen needs the session around it');
  return session;
}

export function useSessionState<Part>(select: (snapshot: SessionSnapshot) => Part): Part {
  return useSelector(useSession(), select);
}

export function useComplaintState<Part>(
  complaint: Complaint,
  select: (snapshot: ComplaintSnapshot) => Part,
): Part {
  return useSelector(complaint, select);
}

export const cardOf = (snapshot: SessionSnapshot) => snapshot.context.card;
export const terminalOf = (snapshot: SessionSnapshot) => snapshot.context.terminal;
export const dropReasonOf = (snapshot: SessionSnapshot) => snapshot.context.dropReason;
export const progressOf = (snapshot: SessionSnapshot) => snapshot.context.progress;
export const secondsLeftOf = (snapshot: SessionSnapshot) => snapshot.context.secondsLeft;
export const complaintOf = (snapshot: SessionSnapshot) => snapshot.children.complaint;

export const draftOf = (snapshot: ComplaintSnapshot) => snapshot.context.draft;
export const problemsOf = (snapshot: ComplaintSnapshot) => snapshot.context.problems;
export const filedOf = (snapshot: ComplaintSnapshot) => snapshot.context.filed;
export const failureOf = (snapshot: ComplaintSnapshot) => snapshot.context.failure;

/** The screen that the current leaf state asks for. */
export function screenOf<Screen extends string>(snapshot: { getMeta(): object }): Screen | undefined {
  const metas: readonly ({ screen?: Screen } | undefined)[] = Object.values(snapshot.getMeta());
  return metas.find((meta) => meta?.screen !== undefined)?.screen;
}
