import type { Page } from 'playwright-core';
import type { AccessibilitySettings } from '../../kiosk-ui/flows/accessibility-settings.ts';

/**
 * Lets the page look as with these settings, the way `apply-settings.ts` does it, until it is loaded anew or a setting
 * is changed. Resolves when the layout has settled.
 */
export function look(page: Page, settings: Partial<AccessibilitySettings>): Promise<void> {
  return page.evaluate(async (wanted) => {
    const { dataset } = document.documentElement;
    const { contrast, ...before } = { ...dataset };
    Object.assign(dataset, wanted);
    await document.fonts.ready;
    const { contrast: now, ...after } = { ...dataset };
    const onlyColours = contrast !== now && JSON.stringify(before) === JSON.stringify(after);
    // Colours move nothing. Else one frame to lay out, and two for what the page does because of it.
    const frames = onlyColours ? 1 : 3;
    for (let frame = 0; frame < frames; frame++) await new Promise(requestAnimationFrame);
  }, settings);
}
