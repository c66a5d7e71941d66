import { expect, test } from 'vitest';
import { settingChoices } from '../../kiosk-ui/flows/accessibility-settings.ts';
import { axeFindings } from './audit-axe.ts';
import { everyScreen, namesOfScreens, shownAt } from './every-screen.ts';
import { startKiosk } from './kiosk.ts';
import { look } from './look.ts';

/** The contrasts of one size after the other: colours change at once, sizes have to be laid out. */
const looks = settingChoices.textSize.flatMap((textSize) =>
  settingChoices.contrast.map((contrast) => ({ contrast, textSize })),
);

test('axe finds nothing on any screen, in any contrast, at any size of text', async () => {
  const { page, terminal } = await startKiosk();
  const findings: string[] = [];
  const stops: string[] = [];
  for await (const stop of everyScreen(page, terminal, 'en')) {
    stops.push(stop);
    for (const each of looks) {
      await look(page, each);
      for (const finding of await axeFindings(page))
        findings.push(`${stop}, ${each.contrast}, ${each.textSize}: ${finding}`);
    }
    await look(page, { contrast: 'standard', textSize: 'standard' });
  }
  process.stdout.write(`axe: ${stops.length} screens × ${looks.length} looks, ${findings.length} findings\n`);
  expect(findings).toEqual([]);
  expect(new Set(stops.map(shownAt))).toEqual(namesOfScreens());
}, 600_000);

test('the check sees a name that is missing and a colour that is too faint', async () => {
  const { page, screen } = await startKiosk();
  await page.locator('.attract-ways .button').tap();
  await screen('menu');
  await look(page, { motion: 'reduced' });
  expect(await axeFindings(page)).toEqual([]);
  await page.evaluate(() => {
    const [first, second] = document.querySelectorAll<HTMLElement>('main .button-text');
    first?.replaceChildren();
    if (second) second.style.color = 'silver';
  });
  const findings = (await axeFindings(page)).join('\n');
  expect(findings).toContain('button-name');
  expect(findings).toContain('color-contrast');
}, 600_000);
