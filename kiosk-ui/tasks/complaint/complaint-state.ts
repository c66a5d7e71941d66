import { useSelector } from '@xstate/react';
import type { SnapshotFrom } from 'xstate';
import type { Complaint, complaintFlow } from './complaint-flow.ts';

type ComplaintSnapshot = SnapshotFrom<typeof complaintFlow>;

export function useComplaintState<Part>(
  complaint: Complaint,
  select: (snapshot: ComplaintSnapshot) => Part,
): Part {
  return useSelector(complaint, select);
}

export const draftOf = (snapshot: ComplaintSnapshot) => snapshot.context.draft;
/** The kind as texts ask for it; until it is chosen they speak of a complaint. */
export const kindOf = (snapshot: ComplaintSnapshot) => snapshot.context.draft.kind ?? 'complaint';
export const problemsOf = (snapshot: ComplaintSnapshot) => snapshot.context.problems;
export const filedOf = (snapshot: ComplaintSnapshot) => snapshot.context.filed;
export const failureOf = (snapshot: ComplaintSnapshot) => snapshot.context.failure;
