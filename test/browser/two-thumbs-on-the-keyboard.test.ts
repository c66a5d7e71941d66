import { expect, test } from 'vitest';
import { startKiosk } from './kiosk.ts';
import { shown } from './listener.ts';

test('each finger lights the key that it is on, and no other', async () => {
  const kiosk = await startKiosk();
  const { page } = kiosk;
  await page.locator('[data-screen="attract"][data-open="true"]').waitFor();
  await kiosk.touch(shown('attract.start'));
  for (const step of [/^Complaint/, shown('presentCard.without'), /^Something went wrong/, 'Safety'])
    await kiosk.touch(step);
  await kiosk.screen('narrative');
  const fingers = await page.context().newCDPSession(page);
  const at = async (key: string, id: number) => {
    const box = await page
      .getByRole('button', { name: new RegExp(`^(Capital )?${key}$`, 'i') })
      .boundingBox();
    if (box === null) throw new Error(`there is no key ${key}`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2, id };
  };
  const touch = (type: 'touchStart' | 'touchEnd', touchPoints: { x: number; y: number; id: number }[]) =>
    fingers.send('Input.dispatchTouchEvent', { type, touchPoints });
  const lit = () => page.locator('.key[data-lit]').allTextContents();
  const [left, right] = [await at('a', 1), await at('l', 2)];
  await touch('touchStart', [left]);
  expect((await lit()).map((letter) => letter.toLowerCase())).toEqual(['a']);
  await touch('touchStart', [left, right]);
  expect((await lit()).map((letter) => letter.toLowerCase())).toEqual(['a', 'l']);
  await touch('touchEnd', [right]);
  expect((await lit()).map((letter) => letter.toLowerCase())).toEqual(['a']);
  await touch('touchEnd', []);
  expect(await lit()).toEqual([]);
  expect((await page.locator('textarea').inputValue()).toLowerCase()).toBe('al');
});
