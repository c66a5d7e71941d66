import { describe, expect, test } from 'vitest';
import type { OpenFailure } from '../../../devices/transports/byte-stream.ts';
import { printerBench } from './printer-bench.ts';

describe('the printer cannot be reached', () => {
  test.each<[OpenFailure, string, string]>([
    ['refused', 'powerOff', 'refused'],
    ['timedOut', 'powerOff', 'notAnswering'],
    ['notFound', 'noDevice', 'notFound'],
    ['noPermission', 'noDevice', 'noPermission'],
    ['busy', 'offline', 'busy'],
    ['failed', 'offline', 'offline'],
  ])('%s: status %s, and the job ends unsent with %s', async (failure, device, code) => {
    const { clock, printer, submit } = await printerBench({}, () => async () => ({
      ok: false,
      failure,
      detail: 'as arranged',
    }));
    expect(printer.status).toMatchObject({ device, fault: { code, detail: 'as arranged' } });
    const job = submit('R1');
    await clock.advance(0);
    expect(job.outcome).toEqual({ outcome: 'notSent', reason: code });
  });

  test('tried again ever more rarely, but at least every five seconds', async () => {
    const attempts: number[] = [];
    let now = () => 0;
    const { clock } = await printerBench({}, () => async () => {
      attempts.push(now());
      return { ok: false, failure: 'refused', detail: '' };
    });
    now = () => clock.monotonic();
    attempts.length = 0;
    await clock.advance(60_000);
    const gaps = attempts.slice(1).map((at, index) => at - (attempts[index] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(5_000);
    expect(gaps.at(-1)).toBeGreaterThan(3_000);
  });
});
