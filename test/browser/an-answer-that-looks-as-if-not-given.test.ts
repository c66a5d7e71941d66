import { expect, test, vi } from 'vitest';
import { settingChoices } from '../../kiosk-ui/flows/accessibility-settings.ts';
import { startKiosk } from './kiosk.ts';
import { shown } from './listener.ts';
import { look } from './look.ts';
import { painted } from './what-stands-out.ts';

vi.setConfig({ testTimeout: 60_000 });

test('another trip, chosen before, looks chosen on coming back, in every contrast', async () => {
  const kiosk = await startKiosk();
  const { page } = kiosk;
  await page.locator('[data-screen="attract"][data-open="true"]').waitFor();
  await kiosk.terminal.simulate({ do: 'tapCard', cardId: 'everyday' });
  await kiosk.screen('cardCheck');
  await kiosk.touch('Tell us about a trip');
  await kiosk.touch('The vehicle did not stop for me');
  await kiosk.screen('trip');
  await kiosk.touch(shown('trip.another'));
  await kiosk.screen('narrative');
  await kiosk.touch(shown('action.back'));
  await kiosk.screen('trip');
  for (const contrast of settingChoices.contrast) {
    await look(page, { contrast, motion: 'reduced' });
    const [another, none] = await painted(page, '.question-actions .button');
    expect(another?.name, contrast).toContain(shown('trip.another'));
    expect(another?.look, contrast).not.toEqual(none?.look);
  }
});
