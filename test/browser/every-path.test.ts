import { expect, test } from 'vitest';
import { settingChoices } from '../../kiosk-ui/flows/accessibility-settings.ts';
import { allLanguages, type Language } from '../../kiosk-ui/shell/language/languages.ts';
import { askedStates, isOfEveryLanguage, pairs } from '../flows/form-paths.ts';
import { restingStates, transitionsOf } from '../flows/machine-test-kit.ts';
import { controlName, mapVisit, toursThrough } from '../flows/tours.ts';
import { ModelVisit, type VisitStep, visitMachines } from '../flows/whole-visit.ts';
import { axeFindings } from './audit-axe.ts';
import { geometryFaults } from './audit-geometry.ts';
import { startKiosk } from './kiosk.ts';
import { look } from './look.ts';
import { walkedPage } from './walked-page.ts';

const map = mapVisit();
/** Every transition, and every control of every screen. */
const wholeTours = toursThrough(map, () => true);
/**
 * One question of each kind, and every transition of what is not a form. Which control sends which event is the same in
 * every language, but for its direction.
 */
const briefTours = toursThrough(map, (name) => !name.startsWith('press ') && isOfEveryLanguage(name));
const byFinger: readonly Language[] = ['en', 'fa'];
const transitions = [...visitMachines.flatMap(transitionsOf), ...pairs];
const states = [...visitMachines.flatMap(restingStates), ...askedStates];

const looks = settingChoices.contrast.flatMap((contrast) =>
  settingChoices.textSize.map((textSize) => ({ contrast, textSize })),
);
const inWords = ({ by, event }: VisitStep) => `${by} ${JSON.stringify(event)}`;

test.each(allLanguages.map((language, index) => [language, index] as const))(
  '%s: the paths that the machines allow, in a real page, and every state looked at',
  async (language, index) => {
    const { page, terminal } = await startKiosk();
    const hand = byFinger.includes(language) ? 'finger' : 'keys';
    const tours = hand === 'finger' ? wholeTours : briefTours;
    const isWanted = hand === 'finger' ? () => true : isOfEveryLanguage;
    const walked = await walkedPage(page, terminal.origin, language, hand);
    const visited = new Set<string>();
    const faults: string[] = [];
    const pressed = new Set<string>();
    let steps = 0;
    let audits = 0;
    for (const [number, tour] of tours.entries()) {
      await walked.begin();
      // The looks go round, so that each language sees its tours in others.
      const inLook = looks[(index + 5 * number) % looks.length] ?? {};
      await look(page, inLook);
      const visit = new ModelVisit();
      for (const [at, step] of tour.entries()) {
        if (step.by === 'customer') pressed.add(controlName(visit, step.event));
        await walked.take(visit, step).catch((error: Error) => {
          const way = tour.slice(0, at + 1).map(inWords);
          throw new Error(`${error.message}\n${way.join('\n')}`);
        });
        steps++;
        const isNew = visit.states.some((state) => !visited.has(state));
        for (const state of visit.states) visited.add(state);
        if (!isNew) continue;
        audits++;
        for (const fault of [...(await axeFindings(page)), ...(await geometryFaults(page))])
          faults.push(`${visit.states}, ${JSON.stringify(inLook)}: ${fault}`);
      }
      visit.stop();
    }
    const wanted = transitions.filter(isWanted);
    const missed = wanted.filter((name) => !walked.took.has(name));
    const wantedStates = states.filter(isWanted);
    const unseen = wantedStates.filter((id) => !visited.has(id));
    process.stdout.write(
      `${language}, by ${hand}: ${steps} steps, ${wantedStates.length - unseen.length} of ${wantedStates.length} states, ` +
        `${wanted.length - missed.length} of ${wanted.length} transitions, ` +
        `${pressed.size} controls, ${audits} audits, ${faults.length} faults\n`,
    );
    expect(unseen).toEqual([]);
    expect(missed.length / wanted.length, missed.join('\n')).toBeLessThan(0.05);
    expect(faults).toEqual([]);
  },
  600_000,
);
