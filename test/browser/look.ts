import type { Page } from 'playwright-core';
import type { AccessSettings } from '../../kiosk-ui/flows/access-settings.ts';

/**
 * Lets the page look as with these settings, the way `apply-settings.ts` does it, until it is loaded anew or a setting
 * is changed. Resolves when the layout has settled.
 */
export function look(page: Page, settings: Partial<AccessSettings>): Promise<void> {
  return page.evaluate(async (wanted) => {
    Object.assign(document.documentElement.dataset, wanted);
    await document.fonts.ready;
    // One frame to lay out, one for what the page does because of it.
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  }, settings);
}
