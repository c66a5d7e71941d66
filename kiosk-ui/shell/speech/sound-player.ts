/** The page's one way to the loudspeaker or the headphones for speech. */
export interface SoundPlayer {
  /**
   * Plays a sound file. Silent at once when `signal` is aborted.
   * @returns true at its end, or when it was aborted; false when it cannot be heard.
   */
  play(file: ArrayBuffer, signal: AbortSignal): Promise<boolean>;
  /** Stops in the middle of the sound; `release` goes on from there. */
  hold(): void;
  release(): void;
  /** @param gain 1 is as loud as the sound was made. */
  setVolume(gain: number): void;
}

/** A sound device that has not started after this long never will. */
const START_PATIENCE_MS = 2_000;

export function soundPlayer(): SoundPlayer {
  let output: { readonly context: AudioContext; readonly volume: GainNode } | undefined;
  let gain = 1;
  let held = false;

  // Made at the first sound: before anybody has touched the page a browser would only warn.
  const open = () => {
    if (output === undefined) {
      const context = new AudioContext();
      const volume = new GainNode(context, { gain });
      volume.connect(context.destination);
      if (held) context.suspend().catch(notHeard);
      output = { context, volume };
    }
    return output;
  };

  const playToEnd = async (file: ArrayBuffer, signal: AbortSignal): Promise<void> => {
    const { context, volume } = open();
    const buffer = await context.decodeAudioData(file);
    if (!held) await started(context);
    if (signal.aborted) return;
    const source = new AudioBufferSourceNode(context, { buffer });
    source.connect(volume);
    const { promise: over, resolve } = Promise.withResolvers<void>();
    const stop = (): void => {
      source.stop();
      source.disconnect();
      resolve();
    };
    signal.addEventListener('abort', stop, { once: true });
    source.addEventListener('ended', () => resolve(), { once: true });
    source.start();
    await over;
    signal.removeEventListener('abort', stop);
  };

  return {
    // No sound device, a browser that does not let us use it, bytes that are no sound: none is heard.
    play: (file, signal) => playToEnd(file, signal).then(heard, notHeard),
    hold() {
      held = true;
      output?.context.suspend().catch(notHeard);
    },
    release() {
      held = false;
      output?.context.resume().catch(notHeard);
    },
    setVolume(level) {
      gain = level;
      if (output !== undefined) output.volume.gain.value = level;
    },
  };
}

const heard = () => true;
const notHeard = () => false;

/** A browser that wants to see a touch first leaves `resume` unanswered for ever. */
async function started(context: AudioContext): Promise<void> {
  if (context.state === 'running') return;
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new Error(`the sound device is still ${context.state}`)),
    START_PATIENCE_MS,
  );
  try {
    await Promise.race([context.resume(), late]);
  } finally {
    clearTimeout(timer);
  }
}
