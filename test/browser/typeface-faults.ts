import type { Page } from 'playwright-core';

/**
 * Words that are shown in a typeface of the machine instead of one that the page brought along, a line each.
 * On a kiosk without fonts for the script those are empty boxes.
 */
export async function typefaceFaults(page: Page, selector = '.kiosk'): Promise<string[]> {
  await page.evaluate(async () => void (await document.fonts.ready));
  const devtools = await page.context().newCDPSession(page);
  try {
    await devtools.send('DOM.enable');
    await devtools.send('CSS.enable');
    const { root } = await devtools.send('DOM.getDocument', { depth: -1 });
    const { nodeIds } = await devtools.send('DOM.querySelectorAll', {
      nodeId: root.nodeId,
      selector: `${selector} :is(h1, h2, p, span, strong, dt, dd, bdi, label, button, input, textarea)`,
    });
    const faults: string[] = [];
    for (const nodeId of nodeIds) {
      const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId });
      const strange = fonts.filter(({ isCustomFont }) => !isCustomFont).map(({ familyName }) => familyName);
      if (strange.length === 0) continue;
      const { outerHTML } = await devtools.send('DOM.getOuterHTML', { nodeId });
      faults.push(`${strange.join(', ')}: ${outerHTML.replace(/<[^>]*>/g, '').slice(0, 60)}`);
    }
    return faults;
  } finally {
    await devtools.detach();
  }
}
