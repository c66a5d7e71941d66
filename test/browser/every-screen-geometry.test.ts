import { expect, test } from 'vitest';
import { geometryFaults } from './audit-geometry.ts';
import { landscape, portrait } from './chromium.ts';
import { everyScreen, namesOfScreens, shownAt } from './every-screen.ts';
import { startKiosk } from './kiosk.ts';
import { look } from './look.ts';

/** A standing screen of another shape, 10:16. */
const wider = { width: 1200, height: 1920 };
const looks = Object.entries({ portrait, landscape, wider }).flatMap(([shape, viewport]) =>
  (['largest', 'standard'] as const).map((textSize) => ({ shape, viewport, textSize })),
);

test.each(['en', 'qps', 'fa'] as const)(
  '%s: on every screen of every shape nothing overlaps, is cut off, too small or too close',
  async (wording) => {
    const { page, terminal } = await startKiosk();
    const faults: string[] = [];
    const stops: string[] = [];
    for await (const stop of everyScreen(page, terminal, wording)) {
      stops.push(stop);
      for (const { shape, viewport, textSize } of looks) {
        await page.setViewportSize(viewport);
        await look(page, { textSize });
        for (const fault of await geometryFaults(page))
          faults.push(`${stop}, ${shape}, ${textSize}: ${fault}`);
      }
    }
    process.stdout.write(
      `${wording}: ${stops.length} places × ${looks.length} looks, ${faults.length} faults\n`,
    );
    expect(faults).toEqual([]);
    expect(new Set(stops.map(shownAt))).toEqual(namesOfScreens());
  },
  180_000,
);

test('the check sees what is too small, too close, covered, cut off, or outside', async () => {
  const { page, screen } = await startKiosk();
  await page.locator('.attract-ways .button').tap();
  await screen('menu');
  const withStyle = async (css: string) => {
    await page.evaluate((rules) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(rules);
      document.adoptedStyleSheets = [sheet];
    }, css);
    await look(page, {});
    return geometryFaults(page);
  };
  expect(await withStyle('')).toEqual([]);
  for (const [css, fault] of [
    [
      '.kiosk .footer-bar .button { min-block-size: 0; padding: 0; block-size: calc(12 * var(--mm)); }',
      /is [\d.]+ × [\d.]+ mm/,
    ],
    ['.kiosk .choices { gap: 0 }', /too close/],
    ['.kiosk .choices li + li { margin-block-start: calc(-9 * var(--mm)) }', /overlaps/],
    [
      '.footer-bar .button { position: relative; inset-block-start: calc(40 * var(--mm)) }',
      /outside the screen/,
    ],
    ['.kiosk .header { block-size: calc(9 * var(--mm)); min-block-size: 0; overflow: hidden }', /cut off/],
    ['.kiosk .button .choice-detail { font-size: calc(6 * var(--mm)) }', /capitals of/],
    ['main h1 { margin-block-end: calc(-20 * var(--mm)) }', /lies on/],
    ['.kiosk::after { content: ""; position: fixed; inset: 0 }', /covered/],
    ['.kiosk { inline-size: 110vw; }', /sideways|outside/],
  ] as const)
    expect((await withStyle(css)).join('\n'), css).toMatch(fault);
}, 60_000);
