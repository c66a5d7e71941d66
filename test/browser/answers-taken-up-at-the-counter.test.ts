import { expect, test } from 'vitest';
import type { DraftForm } from '../../contract/drafts.ts';
import { openDraft, parkDraft } from '../../contract/drafts.ts';
import { callStaff } from '../../contract/staff-calls.ts';
import { assistedFlow } from '../../kiosk-ui/flows/assisted/assisted-flow.ts';
import { listedCases } from '../terminal-service/listed-cases.ts';
import { axeFindings } from './audit-axe.ts';
import { landscape } from './chromium.ts';
import { followFlow } from './followed-flow.ts';
import { startKiosk } from './kiosk.ts';
import { geometryFaultsOfAllPages } from './turned-pages.ts';

const form: DraftForm = {
  kind: 'complaint',
  language: 'hy',
  answers: {
    category: 'passedUp',
    trip: { kind: 'anotherTrip' },
    narrative: 'Ավտոբուսը չկանգնեց։ '.repeat(60),
    contact: { name: 'Anahit', email: 'anahit at example', phone: '' },
  },
};

/** Steps that only a fault in a program of ours makes. */
const outOfReach = [
  'assisted.code: xstate.error.actor.openDraft 0',
  'assisted.goingOn: xstate.error.actor.form 0',
];

test('answers that were put away are completed and filed at the counter, and then their code is used up', async () => {
  const kiosk = await startKiosk({ viewport: landscape });
  const { page, terminal, touch, screen } = kiosk;
  await page.locator('[data-screen="attract"][data-open="true"]').waitFor();
  const putAway = async () => {
    const reply = await terminal.post(parkDraft.path, { form });
    return ((await reply.json()) as { code: string }).code;
  };
  const code = await putAway();
  await terminal.post(callStaff.path, { language: 'es' });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const steps = await followFlow(page, assistedFlow);
  await page.goto(`${terminal.origin}/counter/`);
  const audited: string[] = [];
  const audit = async (name: string) => {
    await screen(name);
    audited.push(name);
    expect([name, ...(await axeFindings(page)), ...(await geometryFaultsOfAllPages(page))]).toEqual([name]);
  };
  const typeCode = async (typed: string) => {
    await touch("Go on with a customer's code");
    await screen('draftCode');
    await page.locator('input').fill(typed);
    await touch('Continue');
  };

  await page.getByText('Called at').waitFor();
  await audit('counter');
  await touch("Go on with a customer's code");
  await audit('draftCode');
  await touch('Back to the calls');
  await screen('counter');
  await typeCode('7QK 4MD X2H');
  await page.getByText('There is a problem').waitFor();
  await touch('Back to the calls');

  await typeCode(code.toLowerCase().replaceAll('-', ''));
  await audit('assistedAnswers');
  expect(await page.locator('.legal-texts').textContent()).toContain('does not contest a citation');
  expect(await page.locator('.header-call').textContent()).toMatch(/asked for help 1$/);
  // Nothing is lost by going back to the calls: the code still opens what it did.
  await touch('Back to the calls');
  await typeCode(code);
  await screen('assistedAnswers');
  // The address was never one, so filing leads to it.
  await touch('File for the customer');
  await audit('contact');
  await page.locator('input').nth(1).fill('anahit@example.com');
  await touch('Continue');
  await screen('assistedAnswers');
  expect(await page.locator('.answers').textContent()).toContain('anahit@example.com');
  await terminal.simulate({ do: 'takePaperOut' });
  await touch('File for the customer');
  await audit('receiptTrouble');
  await terminal.simulate({ do: 'putPaperIn' });
  await page.locator('[data-receipt="printed"]').waitFor();
  await audit('filed');
  await touch('Finish');
  await screen('counter');
  await typeCode(code);
  await page.getByText('There is a problem').waitFor();
  await touch('Back to the calls');

  // A code that cannot be used up now ends with its day; the case is filed all the same.
  await typeCode(await putAway());
  await screen('assistedAnswers');
  await page.getByRole('button', { name: /^Change: Contact/ }).tap();
  await page.locator('input').nth(1).fill('');
  await touch('Continue');
  await page.route(`**${openDraft.path}`, (route) => route.abort());
  await touch('File for the customer');
  await screen('filed');
  await expect.poll(() => steps.at()).toBe('assisted.goingOn.discarded');

  await page.locator('[data-receipt="printed"]').waitFor();
  process.stdout.write(`assisted: ${audited.length} audits, ${steps.inNumbers()}\n`);
  expect(steps.missed().filter((name) => !outOfReach.includes(name))).toEqual([]);
  expect(steps.unseen()).toEqual([]);
  expect(await listedCases(kiosk.dataDir)).toEqual([
    expect.objectContaining({ language: 'hy', receipt: 'printed' }),
    expect.objectContaining({ language: 'hy', receipt: 'printed' }),
  ]);
}, 60_000);
