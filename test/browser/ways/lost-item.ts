import type { Part, Walk } from './walk.ts';

/** Something lost, reported from the menu to the check page, with what can be wrong at a place and at a time. */
export async function* lostItem(walk: Walk): Part {
  const { page, kiosk } = walk;
  await walk.begin();
  await kiosk.chooses(2);
  await kiosk.shows('what');
  yield 'what';
  await kiosk.fills(0, 'A blue umbrella with a wooden handle');
  await kiosk.presses(0);
  await kiosk.shows('where');
  yield 'where';
  await kiosk.chooses(0);
  await kiosk.presses(0);
  await page.locator('[data-screen="where"] [aria-invalid="true"]').waitFor();
  yield 'where/problem';
  await kiosk.fills(0, 'Line 720, between Vermont and Western');
  await kiosk.presses(0);
  await kiosk.shows('when');
  yield 'when';
  await kiosk.chooses(1);
  await kiosk.presses(0);
  await page.locator('[data-screen="when"] .field-problem').waitFor();
  yield 'when/problem';
  await page.locator('.choices-hours .button-choice').nth(3).tap();
  yield 'when/chosen';
  await kiosk.presses(0);
  await kiosk.shows('contact');
  await kiosk.presses(0);
  await kiosk.shows('checkAnswers');
  yield 'checkAnswers/lostItem';
}
