import type { MutantResult } from '@stryker-mutator/api/core';
import { type Interval, wilsonInterval } from './wilson.ts';

/** What became of mutants. */
export interface Score {
  readonly killed: number;
  /** Killed as well: the tests that would have found them do not end. */
  readonly timeouts: number;
  readonly survived: number;
  /** Survived because no test comes by there. */
  readonly unreached: number;
  /** Programs that do not run say nothing of the tests, and are not counted. */
  readonly invalid: number;
  /** How much of the mutants is found: of these, and of all in 19 of 20 samples like this one. */
  readonly found: number;
  readonly interval: Interval;
}

export function scoreOf(results: readonly Pick<MutantResult, 'status'>[]): Score {
  const count = (...statuses: MutantResult['status'][]) =>
    results.filter(({ status }) => statuses.includes(status)).length;
  const killed = count('Killed');
  const timeouts = count('Timeout');
  const survived = count('Survived');
  const unreached = count('NoCoverage');
  const valid = killed + timeouts + survived + unreached;
  return {
    killed,
    timeouts,
    survived,
    unreached,
    invalid: results.length - valid,
    found: valid === 0 ? 1 : (killed + timeouts) / valid,
    interval: wilsonInterval(killed + timeouts, valid),
  };
}

/** Tests are good enough where this share of all mutants may be found, as far as a sample can tell. */
export const BAR = 0.85;

export const reachesBar = ({ interval }: Score): boolean => interval.to >= BAR;

const percent = (share: number) => (100 * share).toFixed(1);

export function scoreInWords(score: Score): string {
  const { killed, timeouts, survived, unreached, invalid, found, interval } = score;
  return (
    `${killed} killed, ${timeouts} timed out, ${survived} survived, ${unreached} reached by no test, ${invalid} invalid; ` +
    `found ${percent(found)} %, 95 % interval ${percent(interval.from)} to ${percent(interval.to)} %, ` +
    `${reachesBar(score) ? 'reaches' : 'MISSES'} ${percent(BAR)} %`
  );
}
