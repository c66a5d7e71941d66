import { useSelector } from '@xstate/react';
import { createContext, useContext } from 'react';
import type { ActorRefFrom, SnapshotFrom } from 'xstate';
import type { cardCheckFlow } from '../flows/card-check-flow.ts';
import type { complaintFlow } from '../flows/complaint-flow.ts';
import type { openDraftFlow } from '../flows/open-draft-flow.ts';
import type { sessionFlow } from '../flows/session-flow.ts';

export type Session = ActorRefFrom<typeof sessionFlow>;
export type CardCheck = ActorRefFrom<typeof cardCheckFlow>;
export type Complaint = ActorRefFrom<typeof complaintFlow>;
export type OpenDraft = ActorRefFrom<typeof openDraftFlow>;
/** Whichever task is under way. */
export type Task = CardCheck | Complaint | OpenDraft;

export type SessionSnapshot = SnapshotFrom<typeof sessionFlow>;
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
export const settingsOf = (snapshot: SessionSnapshot) => snapshot.context.settings;
export const taskIdOf = (snapshot: SessionSnapshot) => snapshot.context.task;
export const staffCallOf = ({ value }: SessionSnapshot) =>
  typeof value === 'object' && 'inSession' in value ? value.inSession.staff : 'notCalled';
export const parkedOf = (snapshot: SessionSnapshot) => snapshot.context.parked;

export const draftOf = (snapshot: ComplaintSnapshot) => snapshot.context.draft;
/** The kind as texts ask for it; until it is chosen they speak of a complaint. */
export const kindOf = (snapshot: ComplaintSnapshot) => snapshot.context.draft.kind ?? 'complaint';
export const problemsOf = (snapshot: ComplaintSnapshot) => snapshot.context.problems;
export const filedOf = (snapshot: ComplaintSnapshot) => snapshot.context.filed;
export const failureOf = (snapshot: ComplaintSnapshot) => snapshot.context.failure;

/** The screen that the current states ask for. */
export function screenOf<Screen extends string>(snapshot: { getMeta(): object }): Screen | undefined {
  const metas: readonly ({ screen?: Screen } | undefined)[] = Object.values(snapshot.getMeta());
  return metas.find((meta) => meta?.screen !== undefined)?.screen;
}
