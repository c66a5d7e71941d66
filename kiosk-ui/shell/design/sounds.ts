import type { AccessibilitySettings } from '../../flows/accessibility-settings.ts';
import type { Sound } from '../../flows/tasks.ts';

/** One tone after another: pitch in hertz and length in seconds; a pitch of 0 is a rest. */
const tunes: Readonly<Record<Sound, readonly (readonly [pitch: number, length: number])[]>> = {
  cardRead: [
    [784, 0.07],
    [1175, 0.12],
  ],
  done: [
    [659, 0.09],
    [784, 0.09],
    [1047, 0.2],
  ],
  trouble: [
    [392, 0.14],
    [294, 0.22],
  ],
  attention: [
    [740, 0.14],
    [0, 0.1],
    [740, 0.14],
  ],
};

/** Gain of each volume; a full-scale tone hurts beside a loudspeaker that is set for speech. */
const gains: Readonly<Record<AccessibilitySettings['volume'], number>> = {
  quiet: 0.06,
  medium: 0.18,
  loud: 0.5,
};
/** A tone that begins or ends at once clicks. */
const FADE_S = 0.012;

let audio: AudioContext | undefined;

/** Plays a short tune. Silent where the browser has no audio, or none yet. */
export function playSound(sound: Sound, volume: AccessibilitySettings['volume']): void {
  audio ??= 'AudioContext' in window ? new AudioContext() : undefined;
  if (audio === undefined) return;
  void audio.resume().catch(() => undefined);
  let at = audio.currentTime;
  for (const [pitch, length] of tunes[sound]) {
    if (pitch > 0) tone(audio, pitch, at, length, gains[volume]);
    at += length;
  }
}

function tone(context: AudioContext, pitch: number, at: number, length: number, loudness: number): void {
  const oscillator = new OscillatorNode(context, { type: 'sine', frequency: pitch });
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(loudness, at + FADE_S);
  gain.gain.setValueAtTime(loudness, at + length - FADE_S);
  gain.gain.linearRampToValueAtTime(0, at + length);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + length);
}
