import type { ComponentType } from 'react';
import type { QuestionKind } from '../../../contract/answers.ts';
import { questionOf } from '../../../rules/forms/sheet.ts';
import { Choice } from './choice-room.tsx';
import { Contact } from './contact-room.tsx';
import { DateTime } from './date-time-room.tsx';
import { sheetOf } from './form-context.ts';
import type { FormTask } from './form-flow.ts';
import { useForm } from './form-state.ts';
import { Narrative } from './narrative-room.tsx';
import { Place } from './place-room.tsx';
import type { RoomProps } from './room.tsx';
import { TripChoice } from './trip-room.tsx';

/** Where a question is asked, by its kind. */
export const rooms: Readonly<Record<QuestionKind, ComponentType<RoomProps>>> = {
  choice: Choice,
  trip: TripChoice,
  narrative: Narrative,
  contact: Contact,
  place: Place,
  dateTime: DateTime,
};

/** The question that the form is at. */
export function Asked({ task }: { task: FormTask }) {
  const context = useForm(task);
  const { at } = context;
  if (at === null) return null;
  const AskedRoom = rooms[questionOf(sheetOf(context), at).kind];
  return <AskedRoom key={at} task={task} at={at} />;
}
