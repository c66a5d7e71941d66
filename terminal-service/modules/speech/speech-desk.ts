import type { SpeakRequest, SpeechState } from '../../../contract/speech.ts';
import type { Clock } from '../../../devices/clock.ts';
import type { EngineCheck, SpeechEngine, SpeechTrouble } from './speech-engine.ts';
import { turns } from './turns.ts';
import { utteranceCache } from './utterance-cache.ts';
import { spokenLanguages, voiceFor } from './voices.ts';

/** espeak-ng speaks no slower than 80 words a minute, so this is twice its floor: rate 0.5 is really half. */
const NORMAL_WORDS_PER_MINUTE = 160;
/** One for what is heard now, one for what the page fetches ahead. */
const AT_ONCE = 2;
const MOST_WAITING = 16;
/** Six minutes of sound: the texts of every screen that one session sees. */
const CACHE_BYTES = 16 * 1024 * 1024;

/** An engine that is there seldom leaves; one that is missing is being installed while somebody waits. */
const REPROBE_AVAILABLE_MS = 10 * 60_000;
const REPROBE_ABSENT_MS = 30_000;
/** After an utterance that failed: soon, yet however many fail together, once. */
const REPROBE_FAILED_MS = 2_000;

export type SpeechRefusal = 'noVoice' | 'noSpeechEngine' | 'speechBusy' | 'speechTooLong' | 'speechFailed';

export type SpeechReply =
  | { readonly ok: true; readonly wav: Uint8Array }
  | { readonly ok: false; readonly problem: SpeechRefusal | 'cancelled' };

export interface SpeechDesk {
  readonly status: SpeechState;
  /** Resolves with `cancelled` soon after `signal` is aborted; the engine's process is then gone. */
  speak(request: SpeakRequest, signal: AbortSignal): Promise<SpeechReply>;
  /** Forgets every sound, whoever called it cacheable: nothing that a customer heard is kept for the next. */
  endSession(): void;
  /** Ends everything that is under way. */
  close(): void;
}

export interface SpeechDeskParts {
  readonly engine: SpeechEngine;
  readonly clock: Clock;
  readonly onStatus: (status: SpeechState) => void;
  /** An utterance came to nothing through no fault of the page. */
  readonly onFailure: (language: string, trouble: SpeechTrouble) => void;
}

/** Who may speak when, what is kept of it, and whether there is anything to speak with. */
export function speechDesk({ engine, clock, onStatus, onFailure }: SpeechDeskParts): SpeechDesk {
  const closing = new AbortController();
  const queue = turns(AT_ONCE, MOST_WAITING);
  let cache = utteranceCache(CACHE_BYTES);
  let installed: ReadonlySet<string> = new Set();
  let status: SpeechState = {
    engine: 'absent',
    fault: { code: 'starting', action: 'reset', detail: 'The speech program is being looked for.' },
  };

  let nextProbe: unknown;
  let probesSoon = false;
  const probe = async (): Promise<void> => {
    const check = await engine.probe(closing.signal);
    if (closing.signal.aborted) return;
    installed = check.ok ? check.voices : new Set();
    const found = stateOf(check);
    const changed = JSON.stringify(found) !== JSON.stringify(status);
    status = found;
    if (changed) onStatus(found);
    probesSoon = false;
    probeIn(check.ok ? REPROBE_AVAILABLE_MS : REPROBE_ABSENT_MS);
  };
  const probeIn = (delayMs: number): void => {
    clock.clearTimeout(nextProbe);
    nextProbe = clock.setTimeout(() => void probe(), delayMs);
  };
  const firstProbe = probe();

  const failed = (language: string, trouble: SpeechTrouble): void => {
    onFailure(language, trouble);
    if (probesSoon || closing.signal.aborted) return;
    probesSoon = true;
    probeIn(REPROBE_FAILED_MS);
  };

  return {
    get status() {
      return status;
    },

    async speak({ language, text, rate, cacheable }, wanted) {
      const signal = AbortSignal.any([wanted, closing.signal]);
      await firstProbe;
      if (status.engine === 'absent') return refused('noSpeechEngine');
      const voice = voiceFor(language);
      if (voice === undefined || !installed.has(voice)) return refused('noVoice');

      const wordsPerMinute = Math.round(NORMAL_WORDS_PER_MINUTE * rate);
      const key = JSON.stringify([voice, wordsPerMinute, text]);
      // Held on to, so that what began in one session is not kept in the next one's.
      const cacheNow = cache;
      const known = cacheable ? cacheNow.get(key) : undefined;
      if (known) return { ok: true, wav: known };

      const turn = await queue.take(signal);
      if (turn !== 'taken') return refused(turn === 'full' ? 'speechBusy' : 'cancelled');
      try {
        const spoken = await engine.speak({ voice, text, wordsPerMinute }, signal);
        if (spoken.ok) {
          if (cacheable) cacheNow.put(key, spoken.wav);
          return spoken;
        }
        if (spoken.trouble !== 'cancelled' && spoken.trouble !== 'tooLong') failed(language, spoken.trouble);
        return refused(PROBLEM[spoken.trouble]);
      } finally {
        queue.leave();
      }
    },

    endSession() {
      cache = utteranceCache(CACHE_BYTES);
    },

    close() {
      clock.clearTimeout(nextProbe);
      closing.abort();
    },
  };
}

const PROBLEM: Readonly<Record<SpeechTrouble, SpeechRefusal | 'cancelled'>> = {
  missing: 'noSpeechEngine',
  failed: 'speechFailed',
  timedOut: 'speechFailed',
  tooLong: 'speechTooLong',
  cancelled: 'cancelled',
};

function refused(problem: SpeechRefusal | 'cancelled'): SpeechReply {
  return { ok: false, problem };
}

function stateOf(check: EngineCheck): SpeechState {
  return check.ok
    ? { engine: 'available', version: check.version, voices: spokenLanguages(check.voices) }
    : { engine: 'absent', fault: check.fault };
}
