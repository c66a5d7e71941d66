import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { settingChoices } from '../../kiosk-ui/flows/access-settings.ts';
import { allLanguages } from '../../kiosk-ui/language/languages.ts';
import { restingStates, transitionsOf } from '../flows/machine-test-kit.ts';
import { controlName, mapVisit, toursThrough } from '../flows/tours.ts';
import { ModelVisit, type VisitStep, visitMachines } from '../flows/whole-visit.ts';
import { axeFindings } from './audit-axe.ts';
import { geometryFaults } from './audit-geometry.ts';
import { startKiosk } from './kiosk.ts';
import { look } from './look.ts';
import { walkedPage } from './walked-page.ts';

const tours = toursThrough(mapVisit(), () => true);
const transitions = visitMachines.flatMap(transitionsOf);
const states = visitMachines.flatMap(restingStates);

const looks = settingChoices.contrast.flatMap((contrast) =>
  settingChoices.textSize.map((textSize) => ({ contrast, textSize })),
);
const usualLook = { contrast: 'standard', textSize: 'standard' } as const;
/** The languages share the looks out among them, so that every state is looked at in every look. */
const LOOKS_EACH = Math.ceil(looks.length / allLanguages.length);
const looksOf = (language: number) =>
  Array.from(
    { length: LOOKS_EACH },
    (_, index) => looks[(language * LOOKS_EACH + index) % looks.length] ?? usualLook,
  );

const inWords = ({ by, event }: VisitStep) => `${by} ${JSON.stringify(event)}`;

/** What axe and the geometry check find on the page as it stands, in these looks. */
async function faultsOn(page: Page, inLooks: readonly (typeof looks)[number][]): Promise<string[]> {
  const faults: string[] = [];
  for (const each of inLooks) {
    await look(page, each);
    for (const fault of [...(await axeFindings(page)), ...(await geometryFaults(page))])
      faults.push(`${each.contrast}, ${each.textSize}: ${fault}`);
  }
  await look(page, usualLook);
  return faults;
}

test.each(allLanguages.map((language, index) => [language, index] as const))(
  '%s: the paths that the machines allow, in a real page, and every state looked at',
  async (language, index) => {
    const { page, terminal } = await startKiosk();
    const walked = await walkedPage(page, terminal.origin, language);
    const visited = new Set<string>();
    const faults: string[] = [];
    const pressed = new Set<string>();
    let steps = 0;
    let audits = 0;
    for (const tour of tours) {
      await walked.begin();
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
        const inLooks = looksOf(index);
        audits += inLooks.length;
        for (const fault of await faultsOn(page, inLooks)) faults.push(`${visit.states}: ${fault}`);
      }
      visit.stop();
    }
    const missed = transitions.filter((name) => !walked.took.has(name));
    const unseen = states.filter((id) => !visited.has(id));
    process.stdout.write(
      `${language}: ${steps} steps, ${states.length - unseen.length} of ${states.length} states, ` +
        `${transitions.length - missed.length} of ${transitions.length} transitions, ` +
        `${pressed.size} controls, ${audits} audits, ${faults.length} faults\n`,
    );
    expect(unseen).toEqual([]);
    expect(missed.length / transitions.length, missed.join('\n')).toBeLessThan(0.05);
    expect(faults).toEqual([]);
  },
  180_000,
);
