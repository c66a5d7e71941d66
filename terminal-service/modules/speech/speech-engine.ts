import type { DeviceFault } from '../../../devices/device-fault.ts';

/** One text for one voice. */
export interface Utterance {
  /** The engine's own name for the voice, as `voiceFor` gives it. */
  readonly voice: string;
  /** Plain text. Nothing in it is markup: the engine says `<` and `[[` as they stand or not at all. */
  readonly text: string;
  readonly wordsPerMinute: number;
}

/**
 * Why nothing was spoken:
 * - `missing`: there is no engine to start
 * - `failed`: it ended with an error, or what it gave is no sound
 * - `timedOut`: it gave no end in time and was ended
 * - `tooLong`: the sound is longer than anybody listens to
 * - `cancelled`: the caller no longer wants it
 */
export type SpeechTrouble = 'missing' | 'failed' | 'timedOut' | 'tooLong' | 'cancelled';

export type Spoken =
  | { readonly ok: true; readonly wav: Uint8Array }
  | { readonly ok: false; readonly trouble: SpeechTrouble };

export type SpeechFault = DeviceFault<
  'starting' | 'notFound' | 'noPermission' | 'notAnswering' | 'crashed' | 'protocolError'
>;

export type EngineCheck =
  | { readonly ok: true; readonly version: string; readonly voices: ReadonlySet<string> }
  | { readonly ok: false; readonly fault: SpeechFault };

/** Turns text into sound. Neither call throws; both end soon after `signal` is aborted and leave nothing running. */
export interface SpeechEngine {
  /** Is it there, and does it really speak? */
  probe(signal: AbortSignal): Promise<EngineCheck>;
  /** @returns a whole WAV file, 16-bit PCM, one channel. */
  speak(utterance: Utterance, signal: AbortSignal): Promise<Spoken>;
}
