import { describe, expect, it } from 'vitest';
import { exchangeTwoApdus, isoDepCard, readerBench } from './reader-bench.ts';

describe('the plug is pulled', () => {
  it('in the middle of an APDU', async () => {
    const { clock, port, simulator, taps } = readerBench({ readCard: exchangeTwoApdus });
    simulator.afterCardAnswers(1, () => port.unplug());
    simulator.presentCard(isoDepCard());
    await clock.advance(1_000);
    expect(taps()).toEqual(['dropped readerLost']);
    port.plugIn();
    await clock.advance(2_000);
    expect(taps()).toEqual(['dropped readerLost', 'read 044F2ED2153580 0000x6 9090x6']);
  });
});
