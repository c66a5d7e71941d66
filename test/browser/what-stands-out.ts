import type { Page } from 'playwright-core';

/** One thing to press or to type into, as the page paints it. */
export interface Painted {
  readonly name: string;
  readonly isDisabled: boolean;
  /** The contrast of its edge, or of its own ground, with what it lies on: whichever stands out more (WCAG 2.2 SC 1.4.11). */
  readonly edge: number;
  /** Everything about it that an eye can tell apart: colours, the line around it, the weight of its words. */
  readonly look: string;
}

/** What the page paints now, from its computed colours; of what lies over a gradient, its least contrast. */
export function painted(page: Page, selector: string): Promise<Painted[]> {
  return page.evaluate((wanted) => {
    type Colour = readonly [red: number, green: number, blue: number, alpha: number];
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    if (canvas === null) throw new Error('no canvas');
    const colourOf = (css: string): Colour => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = css;
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return [red, green, blue, alpha / 255];
    };
    const over = ([r, g, b, a]: Colour, [R, G, B]: Colour): Colour => [
      r * a + R * (1 - a),
      g * a + G * (1 - a),
      b * a + B * (1 - a),
      1,
    ];
    const linear = (part: number) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    };
    const light = ([r, g, b]: Colour) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    const contrast = (one: Colour, other: Colour) => {
      const [less = 0, more = 0] = [light(one), light(other)].sort((a, b) => a - b);
      return (more + 0.05) / (less + 0.05);
    };
    const groundsUnder = (element: Element | null): Colour[] => {
      if (element === null) return [[255, 255, 255, 1]];
      const { backgroundColor, backgroundImage } = getComputedStyle(element);
      const shades = backgroundImage.match(/rgba?\([^)]*\)|color\([^)]*\)/g);
      if (shades !== null) return shades.map(colourOf);
      const own = colourOf(backgroundColor);
      return own[3] === 1 ? [own] : groundsUnder(element.parentElement).map((ground) => over(own, ground));
    };
    return [...document.querySelectorAll(wanted)]
      .filter((element) => element.checkVisibility())
      .map((element) => {
        const style = getComputedStyle(element);
        const around = groundsUnder(element.parentElement);
        const edges = [
          ...(Number.parseFloat(style.borderTopWidth) > 0 && style.borderTopStyle !== 'none'
            ? [(ground: Colour) => over(colourOf(style.borderTopColor), ground)]
            : []),
          (ground: Colour) => over(colourOf(style.backgroundColor), ground),
        ];
        const edge = Math.max(
          ...edges.map((paint) => Math.min(...around.map((ground) => contrast(paint(ground), ground)))),
        );
        return {
          name: (element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 30),
          isDisabled: element.getAttribute('aria-disabled') === 'true',
          edge: Math.round(edge * 100) / 100,
          look: [
            style.color,
            style.backgroundColor,
            style.borderTopColor,
            style.borderTopStyle,
            style.fontWeight,
          ].join(),
        };
      });
  }, selector);
}
