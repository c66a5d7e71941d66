import type { ComponentType } from 'react';

/** A screen for every name that the states of a task's flow can ask for. */
export type Screens<Name extends string, Task> = Readonly<Record<Name, ComponentType<{ task: Task }>>>;
