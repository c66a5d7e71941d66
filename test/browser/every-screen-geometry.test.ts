import { expect, test } from 'vitest';
import type { Screen } from '../../contract/keys.ts';
import type { AccessibilitySettings } from '../../kiosk-ui/flows/accessibility-settings.ts';
import type { Language } from '../../kiosk-ui/shell/language/languages.ts';
import { geometryFaults } from './audit-geometry.ts';
import { landscape, portrait } from './chromium.ts';
import { everyScreen, namesOfScreens, shownAt } from './every-screen.ts';
import { startKiosk } from './kiosk.ts';
import { look } from './look.ts';
import { geometryFaultsOfAllPages } from './turned-pages.ts';

/** A standing screen of another shape, 10:16. */
const wider = { width: 1200, height: 1920 };
const shapes = { portrait, landscape, wider };

type Look = readonly [shape: keyof typeof shapes, settings: Partial<AccessibilitySettings>];

const usual = { textSize: 'standard', reach: 'full' } as const;
const largest = { ...usual, textSize: 'largest' } as const;
/** The largest text in each shape. */
const largestEverywhere = [
  ['portrait', largest],
  ['landscape', largest],
  ['wider', largest],
] satisfies Look[];

/** Each step of the walk is seen in these looks, those of one shape after the other. */
const walks = {
  'English, spoken, with the bar for listeners': {
    wording: 'en',
    voice: 'spoken',
    looks: [
      ['portrait', { ...usual, reach: 'low', textSize: 'large' }],
      ['portrait', largest],
      ['landscape', { ...usual, textSize: 'larger' }],
    ],
  },
  'words 40 % longer': {
    wording: 'qps',
    looks: [['portrait', { ...largest, reach: 'low' }], ...largestEverywhere],
  },
  'long words in columns, within reach': {
    wording: 'tl',
    looks: [
      ['portrait', { ...largest, reach: 'low' }],
      ['wider', { ...largest, reach: 'low' }],
    ],
  },
  'right to left': {
    wording: 'fa',
    looks: [['landscape', usual], ...largestEverywhere],
  },
  'a screen of 15.6 inches': {
    wording: 'en',
    screen: { widthMm: 194, heightMm: 345 },
    looks: [
      ['portrait', largest],
      ['landscape', usual],
    ],
  },
} satisfies Record<
  string,
  {
    wording: Language | 'qps';
    voice?: 'spoken';
    screen?: Screen;
    looks: readonly Look[];
  }
>;

const betweenVisits: ReadonlySet<string> = new Set(['attract', 'takeCard', 'cardReturned']);

test.each(Object.entries(walks))(
  '%s: on every screen and all its pages nothing overlaps, is cut off, too small or too close',
  async (name, walk) => {
    const { wording, voice, screen, looks } = { voice: 'silent', screen: undefined, ...walk } as const;
    const { page, terminal } = await startKiosk({ config: screen === undefined ? {} : { screen } });
    const faults: string[] = [];
    const stops: string[] = [];
    for await (const stop of everyScreen(page, terminal, wording, voice)) {
      stops.push(stop);
      for (const [shape, settings] of looks) {
        // Before a visit begins nothing of the look can be changed; the invitation follows the text size all the same.
        if (
          betweenVisits.has(shownAt(stop)) &&
          settings !== usual &&
          (settings.reach === 'low' || stop !== 'attract')
        )
          continue;
        const { width, height } = shapes[shape];
        if (page.viewportSize()?.width !== width || page.viewportSize()?.height !== height)
          await page.setViewportSize({ width, height });
        await look(page, settings);
        for (const fault of await geometryFaultsOfAllPages(page))
          faults.push(`${stop}, ${shape}, ${settings.textSize}, reach ${settings.reach}: ${fault}`);
      }
    }
    process.stdout.write(
      `${name}: ${stops.length} places × ${looks.length} looks, ${faults.length} faults\n`,
    );
    expect(faults).toEqual([]);
    expect(new Set(stops.map(shownAt))).toEqual(namesOfScreens());
  },
  600_000,
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
    [
      '.footer-bar .button-text { inset-block-start: calc(9 * var(--mm)); position: relative }',
      /runs out of/,
    ],
    ['main h1 { margin-block-end: calc(-20 * var(--mm)) }', /lies on/],
    ['.kiosk::after { content: ""; position: fixed; inset: 0 }', /covered/],
    ['.kiosk { inline-size: 110vw; }', /sideways|outside/],
  ] as const)
    expect((await withStyle(css)).join('\n'), css).toMatch(fault);
}, 600_000);

test('the check sees what is whole on no page of a part that is turned, and turns back', async () => {
  const { page, screen } = await startKiosk();
  await page.locator('.attract-ways .button').tap();
  await screen('menu');
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.kiosk .question-body { flex: none; block-size: calc(60 * var(--mm)) }');
    document.adoptedStyleSheets = [sheet];
  });
  await look(page, { motion: 'reduced' });
  expect((await geometryFaultsOfAllPages(page)).join('\n')).toMatch(/never whole: \d+ Check a fare card/);
  expect(await page.locator('.question-body').evaluate((body) => body.scrollTop)).toBe(0);
}, 600_000);
