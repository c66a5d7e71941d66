import { useSelector } from '@xstate/react';
import type { ComponentType } from 'react';
import type { AnyActorRef } from 'xstate';
import { screenOf, type TaskId } from '../flows/tasks.ts';
import { FooterBar } from './footer-bar.tsx';
import { Header } from './header.tsx';
import { taskScreens } from './screens.ts';
import { TaskSurroundings } from './task-surroundings.tsx';
import { useSounds } from './use-sounds.ts';
import { useVisitState, type VisitSnapshot } from './visit/visit.ts';

type RunningTask = readonly [TaskId, AnyActorRef];

const children = (snapshot: VisitSnapshot) => snapshot.children;

/** The screen of whichever task is under way, with the frame that is the same for every task. */
export function TaskScreen() {
  const running = useVisitState(children);
  const [task, actor] = (Object.entries(running) as RunningTask[]).find(([id]) => id in taskScreens) ?? [];
  return task === undefined || actor === undefined ? null : <Running task={task} actor={actor} />;
}

function Running({ task, actor }: { task: TaskId; actor: AnyActorRef }) {
  const screen = useSelector(actor, (snapshot) => screenOf(snapshot));
  const canGoBack = useSelector(actor, (snapshot) => snapshot.can({ type: 'back' }));
  useSounds(actor);
  const isFinished = useVisitState((snapshot) => snapshot.context.progress === 'filed');
  if (screen === undefined) return null;
  // Each task's screens are typed by its own flow where they are listed; here only their names are known.
  const Screen = (taskScreens[task] as Readonly<Record<string, ComponentType<{ task: AnyActorRef }>>>)[
    screen
  ];
  if (Screen === undefined) throw new Error(`there is no screen ${screen} of ${task}`);
  return (
    <>
      <Header />
      <TaskSurroundings>
        <Screen key={screen} task={actor} />
      </TaskSurroundings>
      <FooterBar
        onBack={canGoBack ? () => actor.send({ type: 'back' }) : undefined}
        leaving={isFinished ? 'finished' : 'startOver'}
      />
    </>
  );
}
