import { useSelector } from '@xstate/react';
import type { SnapshotFrom } from 'xstate';
import type { FormContext } from './form-context.ts';
import type { FormTask, formFlow } from './form-flow.ts';

type FormSnapshot = SnapshotFrom<typeof formFlow>;

export function useFormState<Part>(task: FormTask, select: (snapshot: FormSnapshot) => Part): Part {
  return useSelector(task, select);
}

/** All that is known of the form that is being filled in. */
export function useForm(task: FormTask): FormContext {
  return useSelector(task, (snapshot) => snapshot.context);
}

/** The kind as texts ask for it; until it is chosen they speak of a complaint. */
export const kindOf = ({ context }: FormSnapshot) => context.draft.kind ?? 'complaint';
export const filedOf = ({ context }: FormSnapshot) => context.filed;
export const failureOf = ({ context }: FormSnapshot) => context.failure;
