// Longer than most: one contract, held to each reader in turn, which would be three contracts if it were cut.
import { describe, expect, it } from 'vitest';
import type { CardReaderKind } from '../../../devices/card-reader/card-reader-kinds.ts';
import type { SimulatedCard } from '../../../devices/card-reader/simulated-card.ts';
import type { ReadCard } from '../../../devices/card-reader/supervised-card-reader.ts';
import { delay } from '../../../devices/clock.ts';
import { keyTable } from '../../../devices/fare-card/classic-keys.ts';
import { desfireCards } from '../../../devices/fare-card/desfire/desfire-family.ts';
import { phones } from '../../../devices/fare-card/desfire/phones.ts';
import { sampleDesfireCards } from '../../../devices/fare-card/desfire/sample-cards.ts';
import { simulatedDesfire } from '../../../devices/fare-card/desfire/simulated-desfire.ts';
import { parseMfd } from '../../../devices/fare-card/mfd-file.ts';
import { nextfareClassic } from '../../../devices/fare-card/nextfare/nextfare-classic.ts';
import { sampleCards, sampleKeys } from '../../../devices/fare-card/nextfare/sample-cards.ts';
import { readFareCard } from '../../../devices/fare-card/read-fare-card.ts';
import { REOPEN_AT_MOST_MS } from '../../../devices/supervision/back-off.ts';
import { publicSystems } from '../fare-card/desfire/systems.ts';
import { profile } from '../fare-card/nextfare/system.ts';
import { classicCard, readThreeBlocks } from './pn532/reader-bench.ts';
import { readerKinds, readerRig } from './reader-rig.ts';

const NOW = '2026-03-14T09:05';
/** Some looks; shorter than a pcProx holds a card. */
const NOTICED_MS = 600;
/** Until a card that was taken away was missed twice, by a reader that holds it for a second. */
const REMOVED_MS = 1_700;
const REOPENED_MS = REOPEN_AT_MOST_MS + 500;

function sampleCard(id: string): SimulatedCard {
  const classic = sampleCards(profile, NOW).find((card) => card.id === id);
  const dump = classic && parseMfd(classic.image);
  if (dump?.ok) return dump.card;
  const desfire = sampleDesfireCards(NOW).find((card) => card.id === id);
  if (!desfire) throw new Error(`there is no sample card ${id}`);
  return simulatedDesfire(desfire.card);
}

const wrongKey = { type: 'A', key: '010203040506' } as const;
const families = [
  nextfareClassic(profile),
  phones([{ id: 'city-phone', name: 'City card on a phone', applicationName: '637001FF4C41' }]),
  desfireCards(publicSystems),
];
const readWithKeys = readFareCard({ families, keys: keyTable(sampleKeys) });
const readWithWrongKey = readFareCard({ families, keys: keyTable([wrongKey]) });

/** What each reader can tell of the cards: only the pcProx cannot read them. */
const sees = (kind: CardReaderKind) => kind !== 'pcprox';

describe.each(readerKinds.map((kind) => ({ kind })))('$kind', ({ kind }) => {
  async function running(readCard: ReadCard = readThreeBlocks) {
    const rig = readerRig(kind, readCard);
    await rig.clock.advance(NOTICED_MS);
    expect(rig.reader.status).toMatchObject({ device: 'online', media: 'notPresent' });
    return rig;
  }

  async function read(card: SimulatedCard, readCard: ReadCard) {
    const rig = await running(readCard);
    rig.presentCard(card);
    await rig.clock.advance(NOTICED_MS);
    expect(rig.surprises).toEqual([]);
    return rig.cards();
  }

  describe('a tap', () => {
    it('is told once, however long the card lies there, and so is its end', async () => {
      const { clock, reader, presentCard, removeCard, taps } = await running();
      presentCard(classicCard());
      await clock.advance(30_000);
      expect(taps()).toEqual(['read C40DCDC0']);
      expect(reader.status).toMatchObject({ device: 'online', media: 'present' });
      removeCard();
      await clock.advance(30_000);
      expect(taps()).toEqual(['read C40DCDC0', 'removed']);
      expect(reader.status).toMatchObject({ device: 'online', media: 'notPresent' });
    });

    it('of the same card again, and of the next one, is another tap', async () => {
      const { clock, presentCard, removeCard, taps } = await running();
      for (const uid of ['C40DCDC0', 'C40DCDC0', '15CD5B07']) {
        presentCard(classicCard(uid));
        await clock.advance(NOTICED_MS);
        removeCard();
        await clock.advance(REMOVED_MS);
      }
      const expected = ['C40DCDC0', 'C40DCDC0', '15CD5B07'].flatMap((uid) => [`read ${uid}`, 'removed']);
      expect(taps()).toEqual(expected);
    });

    it('of a card right behind another is another tap', async () => {
      const { clock, presentCard, taps } = await running();
      presentCard(classicCard('C40DCDC0'));
      await clock.advance(NOTICED_MS);
      presentCard(classicCard('15CD5B07'));
      await clock.advance(NOTICED_MS);
      expect(taps()).toEqual(['read C40DCDC0', 'removed', 'read 15CD5B07']);
    });

    it.each([100, 200, 300])(
      'on a machine so busy that all comes %i ms late is a tap like any other',
      async (lateByMs) => {
        const { clock, tally, events, presentCard, removeCard, taps } = await running();
        events.length = 0;
        tally.lateByMs = lateByMs;
        presentCard(classicCard());
        await clock.advance(6_000);
        removeCard();
        await clock.advance(6_000);
        expect(taps()).toEqual(['read C40DCDC0', 'removed']);
        // Nobody took the reader for lost meanwhile.
        expect(events.filter((event) => event.type === 'statusChanged')).toHaveLength(2);
      },
    );

    it('of a phone, which has another UID at each look, is one tap and nobody’s number', async () => {
      const rig = await running(readWithKeys);
      rig.presentCard(sampleCard('phone'));
      await rig.clock.advance(5_000);
      expect(rig.cards()).toMatchObject([
        {
          family: sees(kind) ? 'city-phone' : 'unknown',
          number: undefined,
          problems: [{ code: sees(kind) ? 'protected' : 'unknownFamily', part: 'card' }],
        },
      ]);
      expect(rig.taps()).toHaveLength(1);
    });
  });

  describe('what is on the card', () => {
    it('is read, or the reader says that it cannot', async () => {
      expect(await read(sampleCard('everyday'), readWithKeys)).toMatchObject([
        sees(kind)
          ? { family: 'nextfare-classic', balance: { cents: 1235, currency: 'USD' }, problems: [] }
          : {
              family: 'nextfare-classic',
              balance: undefined,
              problems: [{ code: 'readerCannot', part: 'card' }],
            },
      ]);
    });

    it('stays closed to a wrong key: the number is known all the same', async () => {
      expect(await read(sampleCard('everyday'), readWithWrongKey)).toMatchObject([
        {
          family: 'nextfare-classic',
          number: expect.stringMatching(/^0160\d{12}$/),
          balance: undefined,
          problems: [{ code: sees(kind) ? 'keyRefused' : 'readerCannot', part: 'card' }],
        },
      ]);
    });

    it('is said to be protected where its files are', async () => {
      expect(await read(sampleCard('protected-files'), readWithKeys)).toMatchObject([
        sees(kind)
          ? { family: 'connect-card', problems: [{ code: 'protected', part: 'card' }] }
          : { family: 'unknown', problems: [{ code: 'unknownFamily', part: 'card' }] },
      ]);
    });

    it('is read from files that are open to all', async () => {
      expect(await read(sampleCard('owing-fare'), readWithKeys)).toMatchObject([
        sees(kind) ? { family: 'clipper', balance: { cents: -160 } } : { family: 'unknown' },
      ]);
    });
  });

  describe('in the middle of being read the card', () => {
    /** Something happens as reading begins, and the reader gets time to notice. */
    const whileRead = (happens: () => void): ReadCard => {
      let first = true;
      return async (card) => {
        if (first) {
          first = false;
          happens();
          await delay(rigs.clock, 2_000);
        }
        return readThreeBlocks(card);
      };
    };
    const rigs: { clock: ReturnType<typeof readerRig>['clock'] } = { clock: undefined as never };

    it('is taken away: the tap is dropped whole, and the next one works', async () => {
      let remove = () => {};
      const rig = readerRig(
        kind,
        whileRead(() => remove()),
      );
      rigs.clock = rig.clock;
      remove = rig.removeCard;
      await rig.clock.advance(NOTICED_MS);
      rig.presentCard(classicCard());
      await rig.clock.advance(4_000);
      expect(rig.taps()).toEqual(['dropped removedTooSoon', 'removed']);
      rig.presentCard(classicCard());
      await rig.clock.advance(NOTICED_MS);
      expect(rig.taps().at(-1)).toBe('read C40DCDC0');
    });

    it('is swapped for another: no card of both, and the other is read for itself', async () => {
      let swap = () => {};
      const rig = readerRig(
        kind,
        whileRead(() => swap()),
      );
      rigs.clock = rig.clock;
      swap = () => rig.presentCard(classicCard('15CD5B07'));
      await rig.clock.advance(NOTICED_MS);
      rig.presentCard(classicCard());
      await rig.clock.advance(4_000);
      expect(rig.taps()).toEqual(['dropped cardChanged', 'removed', 'read 15CD5B07']);
    });

    if (sees(kind)) it.each([1, 2, 3])('leaves, or is swapped, after %i blocks', leavesOrIsSwappedAfter);

    async function leavesOrIsSwappedAfter(blocks: number): Promise<void> {
      const rig = await running();
      rig.afterAnswers?.(blocks, rig.removeCard);
      rig.presentCard(classicCard());
      await rig.clock.advance(2_000);
      expect(rig.taps()).toEqual(['dropped removedTooSoon', 'removed']);
      rig.events.length = 0;
      rig.afterAnswers?.(blocks, () => rig.presentCard(classicCard('15CD5B07')));
      rig.presentCard(classicCard());
      await rig.clock.advance(2_000);
      expect(rig.taps()).toEqual(['dropped cardChanged', 'removed', 'read 15CD5B07']);
    }
  });

  describe('pulled out', () => {
    it('while nobody taps: a status at once, and it comes back by itself', async () => {
      const { clock, reader, unplug, plugIn, events } = await running();
      unplug();
      await clock.advance(0);
      const unplugged = { device: 'powerOff', fault: { code: 'unplugged', action: 'clear' } };
      expect(reader.status).toMatchObject(unplugged);
      await clock.advance(60_000);
      expect(reader.status).toMatchObject(unplugged);
      plugIn();
      await clock.advance(REOPENED_MS);
      // Online at first; one change when it was lost and one when it came back.
      expect(events).toMatchObject([
        { status: { device: 'online' } },
        { status: unplugged },
        { status: { device: 'online', media: 'notPresent' } },
      ]);
    });

    it('and put into another socket, where the system gives it another path', async () => {
      const { clock, reader, unplug, plugInElsewhere, presentCard, taps } = await running();
      unplug();
      await clock.advance(1_000);
      plugInElsewhere();
      await clock.advance(REOPENED_MS);
      expect(reader.status).toMatchObject({ device: 'online' });
      presentCard(classicCard());
      await clock.advance(NOTICED_MS);
      expect(taps()).toEqual(['read C40DCDC0']);
    });

    it('at any transfer from opening to the end of a tap: no half card, and the next tap works', async () => {
      const whole = readerRig(kind, readThreeBlocks);
      whole.presentCard(classicCard());
      await whole.clock.advance(NOTICED_MS);
      expect(whole.taps()).toEqual(['read C40DCDC0']);
      const transfers = whole.tally.transfers;
      expect(transfers).toBeGreaterThan(10);
      for (let at = 1; at <= transfers; at++) {
        const rig = readerRig(kind, readThreeBlocks);
        rig.atTransfer(at, rig.unplug);
        rig.presentCard(classicCard());
        await rig.clock.advance(NOTICED_MS);
        expect(rig.reader.status, `transfer ${at}`).toMatchObject({ device: 'powerOff' });
        expect(['', 'dropped readerLost', 'read C40DCDC0'], `transfer ${at}`).toContain(rig.taps().join());
        rig.removeCard();
        rig.plugIn();
        await rig.clock.advance(REOPENED_MS + REMOVED_MS);
        rig.presentCard(classicCard('15CD5B07'));
        await rig.clock.advance(NOTICED_MS);
        expect(rig.taps().at(-1), `transfer ${at}`).toBe('read 15CD5B07');
        expect(rig.surprises).toEqual([]);
        await rig.close();
        expect(rig.clock.pendingTimers, `transfer ${at}`).toBe(0);
      }
    });

    it('with a card on it that stays there: the card is not read twice', async () => {
      const { clock, unplug, plugIn, presentCard, removeCard, taps } = await running();
      presentCard(classicCard());
      await clock.advance(NOTICED_MS);
      unplug();
      await clock.advance(1_000);
      plugIn();
      await clock.advance(REOPENED_MS);
      expect(taps()).toEqual(['read C40DCDC0']);
      unplug();
      removeCard();
      plugIn();
      await clock.advance(REOPENED_MS);
      expect(taps()).toEqual(['read C40DCDC0', 'removed']);
    });

    it('while the card’s family waits for something else: the tap is dropped at once', async () => {
      const { clock, unplug, presentCard, taps } = await running(() => new Promise(() => {}));
      presentCard(classicCard());
      await clock.advance(NOTICED_MS);
      unplug();
      await clock.advance(0);
      expect(taps()).toEqual(['dropped readerLost']);
    });

    it('a thousand times at any point, and put back: usable every time, and nothing piles up', async () => {
      const rig = await running();
      const { clock, tally, taps, events } = rig;
      const random = seeded(20_260_314);
      let underWay = 0;
      for (let cycle = 0; cycle < 1_000; cycle++) {
        const pull = () => {
          underWay++;
          rig.unplug();
        };
        switch (random(4)) {
          case 0:
            // At any moment, in a pause most likely.
            await clock.advance(random(500));
            break;
          case 1:
            // While it is being opened.
            rig.unplug();
            await clock.advance(random(300));
            rig.atTransfer(1 + random(8), pull);
            rig.plugIn();
            await clock.advance(REOPENED_MS);
            break;
          default:
            rig.presentCard(classicCard(`C40D${(cycle + 1).toString(16).padStart(4, '0').toUpperCase()}`));
            rig.atTransfer(1 + random(9), pull);
            await clock.advance(NOTICED_MS);
        }
        rig.unplug();
        tally.onTransfer = () => {};
        await clock.advance(random(300));
        expect(rig.reader.status, `cycle ${cycle}`).toMatchObject({ device: 'powerOff' });
        expect(tally.open, `cycle ${cycle}`).toBe(0);
        expect(tally.listeners, `cycle ${cycle}`).toBe(0);
        rig.removeCard();
        if (random(2) === 1) rig.plugIn();
        else rig.plugInElsewhere();
        await clock.advance(REOPENED_MS);
        expect(rig.reader.status, `cycle ${cycle}`).toMatchObject({
          device: 'online',
          media: 'notPresent',
        });
        events.length = 0;
        rig.presentCard(classicCard());
        await clock.advance(NOTICED_MS);
        expect(taps(), `cycle ${cycle}`).toEqual(['read C40DCDC0']);
        expect(tally.open).toBe(1);
        expect(tally.listeners).toBeLessThanOrEqual(1);
        // The pause between two looks, or a transfer's limit.
        expect(clock.pendingTimers).toBeLessThanOrEqual(1);
        rig.removeCard();
        await clock.advance(REMOVED_MS);
        events.length = 0;
      }
      expect(underWay).toBeGreaterThan(600);
      expect(rig.surprises).toEqual([]);
      await rig.close();
      expect(clock.pendingTimers).toBe(0);
      expect(tally).toMatchObject({ open: 0, listeners: 0 });
    }, 180_000);
  });

  it('closed at any moment, leaves no timer, no open device, no listener, and says no more', async () => {
    for (let at = 0; at <= 400; at += 7) {
      const rig = readerRig(kind, readThreeBlocks);
      rig.presentCard(classicCard());
      await rig.clock.advance(at);
      await rig.close();
      await rig.close();
      rig.events.length = 0;
      await rig.clock.advance(10_000);
      expect(rig.events, `closed after ${at} ms`).toEqual([]);
      expect(rig.clock.pendingTimers, `closed after ${at} ms`).toBe(0);
      expect(rig.tally, `closed after ${at} ms`).toMatchObject({ open: 0, listeners: 0 });
      expect(rig.surprises).toEqual([]);
    }
  });
});

/** Numerical Recipes' generator: the same points on every machine. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
