import { createActor, fromPromise, type SnapshotFrom, waitFor } from 'xstate';
import { traceOn } from '../../flows/flow-trace.ts';
import { speechFlow, type Uttered, type UtterInput } from '../../flows/speech-flow.ts';
import { speak } from '../client/service-client.ts';
import { soundPlayer } from './sound-player.ts';
import type { TranscriptEntry } from './transcript.ts';

/** The page's voice with its effects, not yet started. */
export function createSpeech(tell: (entry: TranscriptEntry) => void) {
  const player = soundPlayer();
  const utter = async ({ utterance, rate }: UtterInput, signal: AbortSignal): Promise<Uttered> => {
    const { text, language } = utterance;
    const reply = await speak({ text, language, rate }, signal);
    if (!reply.ok) return reply;
    const isHeard = await player.play(reply.sound, signal);
    return isHeard ? { ok: true } : { ok: false, trouble: 'noSound' };
  };
  const actor = createActor(
    speechFlow.provide({
      actors: {
        utter: fromPromise<Uttered, UtterInput>(async ({ input, signal }) => {
          const note = (what: TranscriptEntry['what']) => tell({ ...input.utterance, what });
          note('began');
          signal.addEventListener('abort', () => note('stopped'), { once: true });
          const uttered = await utter(input, signal);
          if (!signal.aborted) note(uttered.ok ? 'heard' : 'failed');
          return uttered;
        }),
      },
      actions: { holdSound: () => player.hold(), releaseSound: () => player.release() },
    }),
    { inspect: traceOn(window) },
  );
  const isSilent = (snapshot: SnapshotFrom<typeof speechFlow>) => !snapshot.matches({ on: 'speaking' });
  return {
    actor,
    setVolume: player.setVolume,
    /** Resolves when what is being said was heard, or after `patienceMs` without an end of it. */
    untilSilent: (patienceMs: number): Promise<unknown> =>
      waitFor(actor, isSilent, { timeout: patienceMs }).catch(() => undefined),
  };
}

export type Speech = ReturnType<typeof createSpeech>;
