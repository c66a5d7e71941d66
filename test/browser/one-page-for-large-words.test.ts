import { expect, test } from 'vitest';
import { portrait } from './chromium.ts';
import { guide } from './guided-page.ts';
import { startKiosk } from './kiosk.ts';
import { look } from './look.ts';

async function startInLargestText() {
  const { page, terminal } = await startKiosk({ viewport: portrait });
  const kiosk = await guide(page, terminal.origin, 'hy');
  await kiosk.open();
  await kiosk.begin();
  await look(page, { textSize: 'largest' });
  await kiosk.chooses(1);
  await kiosk.shows('presentCard');
  await kiosk.presses(0);
  await kiosk.chooses(0);
  await kiosk.chooses(1);
  await kiosk.shows('narrative');
  return { page, kiosk };
}

test('what has to be mended is said once, and its field is in view with it', async () => {
  const { page, kiosk } = await startInLargestText();
  await kiosk.fills(0, 'It did not stop.');
  await kiosk.presses(0);
  await kiosk.shows('contact');
  await kiosk.fills(1, 'nobody at all');
  await kiosk.presses(0);
  const problem = page.locator('.field-problem');
  await problem.waitFor();
  const words = (await problem.locator('p').textContent()) ?? '';
  expect(await page.getByText(words).count()).toBe(1);
  expect(await problem.evaluate((box) => box === document.activeElement)).toBe(true);
  const field = page.locator('input[aria-invalid="true"]');
  expect(
    await field.evaluate(
      (input) => document.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent,
    ),
  ).toBe(words);
  const view = await page.locator('.question-body').boundingBox();
  for (const part of [problem, field]) {
    const box = await part.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(view?.y ?? Infinity);
    expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThanOrEqual(
      (view?.y ?? 0) + (view?.height ?? 0),
    );
  }
}, 60_000);

test('all of a long answer can be read before it is filed', async () => {
  const { page, kiosk } = await startInLargestText();
  await kiosk.fills(0, `${'It did not stop. '.repeat(100)}The end.`);
  await kiosk.presses(0);
  await kiosk.shows('contact');
  await kiosk.presses(0);
  await kiosk.shows('checkAnswers');
  const answer = page.locator('.answer-long');
  const isCut = () => answer.evaluate((box) => box.scrollHeight > box.clientHeight + 1);
  expect(await isCut()).toBe(true);
  const rest = page.locator('.answer-long + .button');
  await rest.tap();
  expect(await isCut()).toBe(false);
  await rest.tap();
  expect(await isCut()).toBe(true);
}, 60_000);
