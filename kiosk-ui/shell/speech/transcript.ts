import type { Utterance } from '../../flows/speech-flow.ts';

/** Name of the event that tests and trainers listen to on `window`. */
export const TRANSCRIPT_EVENT = 'speech-transcript';

/** What became of an utterance: `stopped` is silence before its end. */
export interface TranscriptEntry extends Utterance {
  readonly what: 'began' | 'heard' | 'stopped' | 'failed';
}

/**
 * Tells whoever listens in this page what is being said; nothing is kept. A terminal with real devices has
 * real customers, so there it stays silent.
 */
export function transcript(window: Window, isSimulated: () => boolean): (entry: TranscriptEntry) => void {
  return (entry) => {
    if (isSimulated()) window.dispatchEvent(new CustomEvent(TRANSCRIPT_EVENT, { detail: entry }));
  };
}
