import { expect, test } from 'vitest';
import { callStaff } from '../../contract/staff-calls.ts';
import { startKiosk } from './kiosk.ts';

test('of all who wait each has a button of its own name', async () => {
  const { page, terminal } = await startKiosk();
  for (const language of ['en', 'es', 'hy', 'fa', 'ko', 'ja', 'ru', 'tl', 'vi', 'zh-Hans', 'zh-Hant'])
    await terminal.post(callStaff.path, { language });
  await page.goto(terminal.address('counter'));
  await page.locator('[data-call]').nth(10).waitFor();
  const names = await page
    .locator('[data-call] .button')
    .evaluateAll((buttons) => buttons.map((button) => button.ariaLabel ?? ''));
  expect(new Set(names).size).toBe(11);
  for (const name of names) expect(name).toMatch(/^I am coming\. Called at .*, speaks /);
});

test('each page says in its title which it is', async () => {
  const { page, terminal } = await startKiosk();
  const titles: string[] = [];
  for (const name of ['kiosk', 'counter', 'technician'] as const) {
    await page.goto(terminal.address(name));
    await page.locator('main h1').waitFor();
    titles.push(await page.title());
  }
  expect(titles).toEqual([
    'Customer Center',
    'Service window · Customer Center',
    'Device status · Customer Center',
  ]);
});

test('a technician reads words about devices, and no codes of the service', async () => {
  const { page, terminal } = await startKiosk();
  await page.goto(terminal.address('technician'));
  const cells = () => page.locator('.device-table td').allTextContents();
  await expect.poll(cells).toContain('Working, no card on it');
  expect(await cells()).toContain('Working, paper is in');
  await terminal.simulate({ do: 'takePaperOut' });
  await expect.poll(cells).toContain('Needs a hand, no paper, staff can put it right');
  await terminal.simulate({ do: 'unplugReader' });
  await expect.poll(cells).not.toContain('Working, no card on it');
  expect((await cells()).join()).not.toMatch(/[a-z][A-Z]|\(clear|\(maintenance/);
});
