import type { Clock } from '../../../devices/clock.ts';

/** A person who misreads their code tries it a few times; the check symbol has sorted slips out before. */
const MOST_WRONG = 5;
const WITHIN_MS = 15 * 60_000;

/**
 * Bounds how often codes can be guessed: at most five wrong ones in a quarter of an hour. Against 40 random
 * bits that leaves a guesser with nothing, and a customer who has to wait with a member of staff to ask.
 */
export function guessLimit(clock: Clock) {
  let wrong: { at: number }[] = [];
  const recent = () => {
    wrong = wrong.filter(({ at }) => clock.monotonic() - at < WITHIN_MS);
    return wrong;
  };
  return {
    mayGuess: (): boolean => recent().length < MOST_WRONG,
    /** Counts a guess as wrong until it turns out right. */
    begin: () => {
      const guess = { at: clock.monotonic() };
      wrong.push(guess);
      return {
        wasRight: (): void => {
          wrong = wrong.filter((other) => other !== guess);
        },
      };
    },
  };
}
