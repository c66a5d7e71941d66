import { useSelector } from '@xstate/react';
import { useEffect, useRef } from 'react';
import type { AnyActorRef } from 'xstate';
import type { Sound } from '../flows/tasks.ts';
import { playSound } from '../shell/design/sounds.ts';
import { settingsOf, useVisitState } from './visit/visit.ts';

/** The sounds that the current states ask for. One string, so that equal sets are equal. */
function soundsOf(snapshot: { getMeta(): object }): string {
  const metas: readonly ({ sound?: Sound } | undefined)[] = Object.values(snapshot.getMeta());
  return metas.flatMap((meta) => meta?.sound ?? []).join(' ');
}

/** Plays what a flow's states ask for, each when it is entered. */
export function useSounds(actor: AnyActorRef): void {
  const sounds = useSelector(actor, soundsOf);
  const { volume } = useVisitState(settingsOf);
  const before = useRef('');
  useEffect(() => {
    const heard = new Set(before.current.split(' '));
    before.current = sounds;
    for (const sound of sounds.split(' '))
      if (sound !== '' && !heard.has(sound)) playSound(sound as Sound, volume);
  }, [sounds, volume]);
}
