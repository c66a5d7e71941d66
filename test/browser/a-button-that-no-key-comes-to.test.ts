import { expect, test } from 'vitest';
import { settingChoices } from '../../kiosk-ui/flows/accessibility-settings.ts';
import { allLanguages } from '../../kiosk-ui/shell/language/languages.ts';
import { howMuch } from '../how-much.ts';
import { landscape, portrait } from './chromium.ts';
import { guide } from './guided-page.ts';
import { faultsOfKeys } from './keys-on-turned-pages.ts';
import { startKiosk } from './kiosk.ts';
import { look } from './look.ts';

const { languages, sizes, shapes } = howMuch('looks', {
  inLane: { languages: allLanguages, sizes: settingChoices.textSize, shapes: { portrait, landscape } },
  usual: { languages: ['fa', 'tl'] as const, sizes: ['largest'] as const, shapes: { portrait } },
});

test('where a page turns, each key alone comes to everything on it, and to nothing that is not seen', async () => {
  const { page, terminal } = await startKiosk();
  const faults: string[] = [];
  let combinations = 0;
  let turned = 0;
  for (const language of languages) {
    const kiosk = await guide(page, terminal.origin, language);
    await page.setViewportSize(portrait);
    await kiosk.open();
    await kiosk.begin();
    const audit = async (screen: string) => {
      for (const [shape, viewport] of Object.entries(shapes)) {
        await page.setViewportSize(viewport);
        for (const textSize of sizes)
          for (const reach of settingChoices.reach) {
            await look(page, { textSize, reach });
            const found = await faultsOfKeys(page);
            combinations++;
            if (found.isTurned) turned++;
            for (const fault of found.faults)
              faults.push(`${screen}, ${language}, ${shape}, ${textSize}, ${reach}: ${fault}`);
          }
      }
      await page.setViewportSize(portrait);
      await look(page, { textSize: 'standard', reach: 'full' });
    };
    await audit('menu');
    await kiosk.footer('settings');
    await kiosk.shows('settings');
    await audit('settings');
    await kiosk.presses(0);
    await kiosk.chooses(1);
    await kiosk.shows('presentCard');
    await kiosk.presses(0);
    await kiosk.shows('kind');
    await kiosk.chooses(0);
    await kiosk.shows('category');
    await audit('category');
    await kiosk.chooses(1);
    await kiosk.shows('narrative');
    await kiosk.fills(0, 'It did not stop.');
    await kiosk.presses(0);
    await kiosk.shows('contact');
    await kiosk.presses(0);
    await kiosk.shows('checkAnswers');
    await audit('checkAnswers');
  }
  process.stdout.write(`keys: ${combinations} combinations, ${turned} that turn, ${faults.length} faults\n`);
  expect(turned).toBeGreaterThan(0);
  expect(faults).toEqual([]);
}, 1_800_000);
