import { assign, fromPromise, setup } from 'xstate';

/** One thing to say. `screen`: part of what the screen holds; `moment`: an answer to what was just done. */
export interface Utterance {
  readonly text: string;
  /** BCP 47 tag of the language that the text is in. */
  readonly language: string;
  readonly of: 'screen' | 'moment';
}

/**
 * Why something was not heard:
 * - `noVoice`: there is no voice for its language
 * - `noEngine`: this terminal has nothing to speak with
 * - `noSound`: the sound could not be played
 * - `failed`: this one text could not be spoken; the next may
 */
export type SpeechTrouble = 'noVoice' | 'noEngine' | 'noSound' | 'failed';

export type Uttered = { readonly ok: true } | { readonly ok: false; readonly trouble: SpeechTrouble };

export interface UtterInput {
  readonly utterance: Utterance;
  /** 1 is 160 words a minute. */
  readonly rate: number;
}

/**
 * Seven steps as VVSG 2.0 §7.1-K has them, as multiples of the service's 160 words a minute. The slowest is the
 * engine's floor of 80; visits begin at 120 words a minute.
 */
export const SPEECH_RATES = [0.5, 0.6, 0.75, 1, 1.25, 1.6, 2] as const;
const USUAL_RATE = SPEECH_RATES.indexOf(0.75);

export type SpeechFlowEvent =
  | { type: 'switchOn' }
  /** Also the end of a visit: everything is as it was before. */
  | { type: 'switchOff' }
  /**
   * `instead` of everything, or `after` the sentence that is being said and other news. Of a screen that is there again
   * so many were `heard` before; of one that was heard to its end the first is said.
   */
  | { type: 'say'; utterances: readonly Utterance[]; manner: 'instead'; heard?: number }
  | { type: 'say'; utterances: readonly Utterance[]; manner: 'after' }
  /** What the screen holds has changed; it is said when asked for. */
  | { type: 'screenIs'; utterances: readonly Utterance[] }
  /** Any input: whoever acts has heard enough (EN 301 549 §5.1.3.6). */
  | { type: 'interrupt' }
  /** Goes on after a pause, or from where the reading of the screen was interrupted. */
  | { type: 'pauseOrGoOn' }
  | { type: 'repeat'; what: 'last' | 'screen' }
  | { type: 'slower' }
  | { type: 'faster' };

export interface SpeechContext {
  /** Being said first, then to be said. */
  readonly queue: readonly Utterance[];
  /** All that the screen holds, in reading order. */
  readonly screen: readonly Utterance[];
  /** How many of those were heard to their end. */
  readonly heard: number;
  readonly last: Utterance | null;
  /** Index into `SPEECH_RATES`. */
  readonly rate: number;
  readonly trouble: SpeechTrouble | null;
}

const nothing: SpeechContext = {
  queue: [],
  screen: [],
  heard: 0,
  last: null,
  rate: USUAL_RATE,
  trouble: null,
};

/** Nothing else will be heard either. */
const endsAll: ReadonlySet<SpeechTrouble> = new Set(['noEngine', 'noSound']);

/** News does not cut a sentence short, and does not wait for the end of a long screen either. */
function withNews(queue: readonly Utterance[], news: readonly Utterance[]): readonly Utterance[] {
  const next = queue.findIndex((utterance, place) => place > 0 && utterance.of === 'screen');
  return next < 0 ? [...queue, ...news] : queue.toSpliced(next, 0, ...news);
}

/** What is said when: one utterance after the other, until there are no more or somebody does something. */
export const speechFlow = setup({
  types: { context: {} as SpeechContext, events: {} as SpeechFlowEvent },
  actors: {
    /** Resolves when the utterance was heard to its end; silent at once when it is stopped. */
    utter: fromPromise<Uttered, UtterInput>(() => {
      throw new Error('utter has to be provided');
    }),
  },
  guards: {
    saysSomething: ({ event }) => event.type === 'say' && event.utterances.length > 0,
    waitsItsTurn: ({ event }) => event.type === 'say' && event.manner === 'after',
    isMore: ({ context }) => context.queue.length > 1,
    /** Only an answer to what was done is being said, as the name of a button, and a reading was cut off before it. */
    isBesideRest: ({ context: { queue, heard, screen } }) =>
      queue.length === 1 && queue[0]?.of === 'moment' && heard < screen.length,
    isRest: ({ context }) => context.heard < context.screen.length,
    asksForLast: ({ context, event }) =>
      event.type === 'repeat' && event.what === 'last' && context.last !== null,
    asksForScreen: ({ context, event }) =>
      event.type === 'repeat' && event.what === 'screen' && context.screen.length > 0,
    endsAll: (_, result: Uttered) => !result.ok && endsAll.has(result.trouble),
  },
  actions: {
    /** Stops and restarts the sound that is being played, in its middle. */
    holdSound: () => {
      throw new Error('holdSound has to be provided');
    },
    releaseSound: () => {
      throw new Error('releaseSound has to be provided');
    },
    forget: assign(nothing),
    takeInstead: assign(({ event }) => {
      if (event.type !== 'say') return {};
      const { utterances } = event;
      const heard = event.manner === 'instead' ? (event.heard ?? 0) : 0;
      const screen = utterances.filter((utterance) => utterance.of === 'screen');
      if (screen.length === 0) return { queue: utterances };
      const rest = utterances.slice(heard);
      return { queue: rest.length > 0 ? rest : utterances.slice(0, 1), screen, heard };
    }),
    takeAfter: assign(({ context, event }) =>
      event.type === 'say' ? { queue: withNews(context.queue, event.utterances) } : {},
    ),
    noteScreen: assign(({ context, event }) =>
      event.type === 'screenIs'
        ? { screen: event.utterances, heard: Math.min(context.heard, event.utterances.length) }
        : {},
    ),
    takeRest: assign(({ context }) => ({ queue: context.screen.slice(context.heard) })),
    takeLast: assign(({ context }) => ({ queue: context.last === null ? [] : [context.last] })),
    takeScreen: assign(({ context }) => ({ queue: context.screen, heard: 0 })),
    noteLast: assign(({ context }) => ({ last: context.queue[0] ?? null })),
    drop: assign({ queue: [] }),
    next: assign(({ context }) => ({
      queue: context.queue.slice(1),
      heard: context.heard + (context.queue[0]?.of === 'screen' ? 1 : 0),
    })),
    noteOutcome: assign((_, result: Uttered) => ({ trouble: result.ok ? null : result.trouble })),
    slower: assign({ rate: ({ context }) => Math.max(context.rate - 1, 0) }),
    faster: assign({ rate: ({ context }) => Math.min(context.rate + 1, SPEECH_RATES.length - 1) }),
  },
}).createMachine({
  id: 'speech',
  context: nothing,
  initial: 'off',
  states: {
    off: {
      entry: 'forget',
      on: { switchOn: 'on' },
    },
    on: {
      initial: 'waiting',
      on: {
        switchOff: 'off',
        say: { guard: 'saysSomething', target: '.speaking', reenter: true, actions: 'takeInstead' },
        screenIs: { actions: 'noteScreen' },
        repeat: [
          { guard: 'asksForLast', target: '.speaking', actions: 'takeLast' },
          { guard: 'asksForScreen', target: '.speaking', actions: 'takeScreen' },
        ],
        slower: { actions: 'slower' },
        faster: { actions: 'faster' },
      },
      states: {
        waiting: {
          entry: 'drop',
          on: { pauseOrGoOn: { guard: 'isRest', target: 'speaking', actions: 'takeRest' } },
        },
        speaking: {
          entry: 'noteLast',
          invoke: {
            src: 'utter',
            input: ({ context: { queue, rate } }) => {
              const [utterance] = queue;
              if (utterance === undefined) throw new Error('there is nothing to say');
              return { utterance, rate: SPEECH_RATES[rate] ?? 1 };
            },
            onDone: [
              {
                guard: { type: 'endsAll', params: ({ event }) => event.output },
                target: 'waiting',
                actions: { type: 'noteOutcome', params: ({ event }) => event.output },
              },
              {
                guard: 'isMore',
                target: 'speaking',
                reenter: true,
                actions: [{ type: 'noteOutcome', params: ({ event }) => event.output }, 'next'],
              },
              {
                target: 'waiting',
                actions: [{ type: 'noteOutcome', params: ({ event }) => event.output }, 'next'],
              },
            ],
            onError: {
              target: 'waiting',
              actions: { type: 'noteOutcome', params: { ok: false, trouble: 'failed' } },
            },
          },
          on: {
            say: { guard: 'waitsItsTurn', actions: 'takeAfter' },
            interrupt: 'waiting',
            repeat: [
              { guard: 'asksForLast', target: 'speaking', reenter: true, actions: 'takeLast' },
              { guard: 'asksForScreen', target: 'speaking', reenter: true, actions: 'takeScreen' },
            ],
          },
          initial: 'sounding',
          states: {
            sounding: {
              on: {
                pauseOrGoOn: [
                  {
                    guard: 'isBesideRest',
                    target: '#speech.on.speaking',
                    reenter: true,
                    actions: 'takeRest',
                  },
                  { target: 'paused' },
                ],
              },
            },
            paused: { entry: 'holdSound', exit: 'releaseSound', on: { pauseOrGoOn: 'sounding' } },
          },
        },
      },
    },
  },
});
