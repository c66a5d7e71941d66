/**
 * What `npm test` leaves to `.ci/run`, by what it looks at, and the test files of each. Some are in `npm test` too, and do
 * more in their lane.
 */
export const lanes = {
  /** Independent programs against our drivers and simulators; needs Debian packages and a virtual machine. */
  programs: ['espeak', 'libfreefare', 'libnfc', 'real-kernel', 'receiptio'].map(
    (program) => `test/lanes/${program}.test.ts`,
  ),
  /** What is done over and over: inputs to decoders, troubles of a printer, kills. */
  counts: [
    'test/lanes/full-disk.test.ts',
    'test/devices/receipt-printer/leaving-at-any-moment.test.ts',
    'test/devices/receipt-printer/random-faults.test.ts',
    'test/lanes/codec-fuzz.test.ts',
    'test/terminal-service/ledger/power-cut.test.ts',
    'test/terminal-service/modules/receipts/thousand-receipts.test.ts',
  ],
  /** Every journey by every hand and by ear, every way out of the page, and whether anything is left of somebody. */
  journeys: [
    'test/browser/journeys-by-ear.test.ts',
    'test/browser/journeys-by-sight.test.ts',
    'test/browser/no-way-out.test.ts',
    'test/browser/nothing-left-behind.test.ts',
    'test/browser/nothing-left-of-a-filed-case.test.ts',
    'test/browser/nothing-left-of-parked-answers.test.ts',
  ],
  /** Whatever is heard, by a real voice in a real page. */
  hearing: [
    'test/browser/settings-by-ear.test.ts',
    'test/browser/speech-cut-off-by-the-next-step.test.ts',
    'test/browser/speech-for-those-who-cannot-look.test.ts',
    'test/browser/speech-goes-on-after-a-visit.test.ts',
    'test/browser/speech-of-a-long-answer.test.ts',
    'test/browser/speech-troubles.test.ts',
    'test/browser/voice-cut-off-by-the-warning.test.ts',
  ],
  /** Every screen in every look, and where the keys lead on it. */
  looks: [
    'test/browser/a-button-that-does-not-look-like-one.test.ts',
    'test/browser/a-button-that-no-key-comes-to.test.ts',
    'test/browser/every-screen-axe.test.ts',
    'test/browser/every-screen-geometry.test.ts',
    'test/browser/focus-that-falls-off.test.ts',
  ],
  /** Every path, and every receipt, in every language. */
  languages: [
    'test/browser/every-language.test.ts',
    'test/browser/every-path.test.ts',
    'test/receipts/every-receipt.test.ts',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Lane = keyof typeof lanes;

/** Test files of lanes that are in `npm test` too. */
const inBoth: readonly string[] = [
  ...lanes.counts,
  'test/browser/journeys-by-sight.test.ts',
  'test/receipts/every-receipt.test.ts',
];
/** The others. */
export const inLanesOnly = Object.values(lanes)
  .flat()
  .filter((file) => !inBoth.includes(file));

const asked = (process.env.LANES ?? '').split(',').filter(Boolean);
const isLane = (name: string): name is Lane => name in lanes;
const stranger = asked.find((name) => !isLane(name));
if (stranger !== undefined)
  throw new Error(`LANES: there is no "${stranger}", only ${Object.keys(lanes).join(', ')}`);

/** The lanes that are run now, by `LANES=looks,languages`; none in `npm test`. */
export const lanesNow: readonly Lane[] = asked.filter(isLane);

/** How much of it is done: all of it in its own lane, what takes little time in `npm test`. */
export function howMuch<Amount>(lane: Lane, { inLane, usual }: { inLane: Amount; usual: Amount }): Amount {
  return lanesNow.includes(lane) ? inLane : usual;
}

/** The seed of what happens at random: its own, and another one for every `SEED`, by which `npm run test:long` goes on. */
export function seedOf(own: number): number {
  return own + Number(process.env.SEED ?? 0);
}
