import type { Clock } from '../../../devices/clock.ts';
import { type ProgramEnd, runProgram } from './run-program.ts';
import type { EngineCheck, SpeechEngine, SpeechFault, SpeechTrouble, Utterance } from './speech-engine.ts';
import { finishedWav } from './wav.ts';

/** A whole minute of speech takes espeak-ng less than 0.1 s of processor time; ten are for a busy machine. */
const SPEAK_TIMEOUT_MS = 10_000;
const PROBE_TIMEOUT_MS = 3_000;
/** Twelve minutes at 22,050 samples of two bytes a second. Two thousand Chinese characters spoken slowly are 66 MB. */
const MOST_WAV_BYTES = 32 * 1024 * 1024;
/** The voice list of 1.51 is 9 KB. */
const MOST_LISTING_BYTES = 1024 * 1024;

export interface EspeakOptions {
  /** `espeak-ng`, or the path of a program with the same command line. */
  readonly program: string;
  readonly clock: Clock;
}

/**
 * The speech program espeak-ng (1.51 and later) as a process of its own for every utterance: nothing of
 * what was said stays in memory, ending the process ends the utterance, and its licence (GPL 3) stays its own.
 * The text goes in on stdin only, so it shows up in no process list.
 */
export function espeakNg({ program, clock }: EspeakOptions): SpeechEngine {
  const list = (word: string, signal: AbortSignal) =>
    runProgram({
      program,
      words: [word],
      input: '',
      clock,
      timeoutMs: PROBE_TIMEOUT_MS,
      mostBytes: MOST_LISTING_BYTES,
      signal,
    });

  const speak = async (utterance: Utterance, signal: AbortSignal, timeoutMs: number): Promise<ProgramEnd> => {
    const { voice, text, wordsPerMinute } = utterance;
    const words = ['-v', voice, '-s', String(wordsPerMinute), '-b', '1', '--stdin', '--stdout'];
    const input = withoutPhonemes(text);
    const run = await runProgram({
      program,
      words,
      input,
      clock,
      timeoutMs,
      mostBytes: MOST_WAV_BYTES,
      signal,
    });
    if (run.end !== 'finished') return run;
    const wav = finishedWav(run.output);
    return wav ? { end: 'finished', output: wav } : { end: 'died' };
  };

  return {
    speak: async (utterance, signal) => {
      let run = await speak(utterance, signal, SPEAK_TIMEOUT_MS);
      // 1.51 reads memory that it never wrote: the Armenian voice dies of "$(id)`" three times in ten.
      if (run.end === 'died') run = await speak(utterance, signal, SPEAK_TIMEOUT_MS);
      return run.end === 'finished'
        ? { ok: true, wav: run.output }
        : { ok: false, trouble: TROUBLE[run.end] };
    },

    probe: async (signal) => {
      const about = await list('--version', signal);
      if (about.end !== 'finished') return faulty(program, about.end);
      const version = /^eSpeak NG text-to-speech: (\S+)/.exec(textOf(about.output))?.[1];
      if (version === undefined) return faulty(program, 'notEspeak');
      const listing = await list('--voices', signal);
      if (listing.end !== 'finished') return faulty(program, listing.end);
      const voices = voicesIn(textOf(listing.output));
      const [voice] = voices;
      if (voice === undefined) return faulty(program, 'noVoices');
      const word = await speak({ voice, text: '1', wordsPerMinute: 160 }, signal, PROBE_TIMEOUT_MS);
      return word.end === 'finished' ? { ok: true, version, voices } : faulty(program, word.end);
    },
  };
}

const TROUBLE: Readonly<Record<Exclude<ProgramEnd['end'], 'finished'>, SpeechTrouble>> = {
  notFound: 'missing',
  noPermission: 'missing',
  died: 'failed',
  timedOut: 'timedOut',
  tooMuch: 'tooLong',
  cancelled: 'cancelled',
};

/** `[[` begins phoneme mnemonics, which the command line cannot switch off; with a space between it is a bracket. */
function withoutPhonemes(text: string): string {
  return text.replace(/\[(?=\[)/g, '[ ');
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** The second column of `--voices`, under its heading. */
function voicesIn(listing: string): Set<string> {
  const rows = listing.split('\n').slice(1);
  return new Set(
    rows.map((row) => row.trim().split(/\s+/)[1]).filter((voice): voice is string => voice !== undefined),
  );
}

function faulty(
  program: string,
  why: Exclude<ProgramEnd['end'], 'finished'> | 'notEspeak' | 'noVoices',
): EngineCheck {
  return { ok: false, fault: faultOf(program, why) };
}

function faultOf(
  program: string,
  why: Exclude<ProgramEnd['end'], 'finished'> | 'notEspeak' | 'noVoices',
): SpeechFault {
  switch (why) {
    case 'notFound':
      return {
        code: 'notFound',
        action: 'configuration',
        detail: `The speech program "${program}" is not installed. Install the package espeak-ng, or give its path as speech.engine in the config file.`,
      };
    case 'noPermission':
      return {
        code: 'noPermission',
        action: 'configuration',
        detail: `The speech program "${program}" may not be run by this user. Make it executable.`,
      };
    case 'timedOut':
    case 'cancelled':
      return {
        code: 'notAnswering',
        action: 'maintenance',
        detail: `The speech program "${program}" did not answer within ${PROBE_TIMEOUT_MS / 1000} seconds.`,
      };
    case 'died':
      return {
        code: 'crashed',
        action: 'maintenance',
        detail: `The speech program "${program}" ended without speaking. Run it by hand: ${program} --stdout hello > hello.wav`,
      };
    case 'tooMuch':
    case 'notEspeak':
      return {
        code: 'protocolError',
        action: 'configuration',
        detail: `"${program}" does not answer as espeak-ng does. Give the path of espeak-ng as speech.engine in the config file.`,
      };
    case 'noVoices':
      return {
        code: 'protocolError',
        action: 'configuration',
        detail: `The speech program "${program}" has no voices. Install the package espeak-ng-data.`,
      };
  }
}
