import {
  isPluralElement,
  isSelectElement,
  isTagElement,
  type MessageFormatElement,
  parse,
} from '@formatjs/icu-messageformat-parser';

/** Letters that still read as themselves, so that a tester finds the text again. */
const accented: Readonly<Record<string, string>> = Object.fromEntries(
  [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter, index) => [
    letter,
    [...'åƀçďéƒĝĥîĵķļɱñôƥɋŕšţûṽŵẋýžÅƁÇĎÉƑĜĤÎĴĶĻṀÑÔƤɊŔŠŢÛṼŴẊÝŽ'][index] ?? letter,
  ]),
);

/** German and Russian need about this much more room than English, and short words more than long ones. */
const GROWTH = 0.4;
const filling = 'ļôñĝéŕ ';

const fillingFor = (length: number) => {
  const wanted = Math.ceil(length * GROWTH);
  return filling
    .repeat(Math.ceil(wanted / filling.length))
    .slice(0, wanted)
    .trimEnd();
};

const literal = (value: string): MessageFormatElement => ({ type: 0, value });

function grown(elements: readonly MessageFormatElement[]): MessageFormatElement[] {
  const length = elements.reduce((sum, element) => sum + (element.type === 0 ? element.value.length : 0), 0);
  const accentedOnes = elements.map((element): MessageFormatElement => {
    if (element.type === 0)
      return literal(element.value.replace(/[a-z]/gi, (letter) => accented[letter] ?? letter));
    if (isTagElement(element)) return { ...element, children: grown(element.children) };
    if (!isPluralElement(element) && !isSelectElement(element)) return element;
    const options = Object.entries(element.options).map(
      ([name, option]) => [name, { ...option, value: grown(option.value) }] as const,
    );
    return { ...element, options: Object.fromEntries(options) } as MessageFormatElement;
  });
  return length === 0 ? accentedOnes : [...accentedOnes, literal(` ${fillingFor(length)}`)];
}

/**
 * A message as no language has it: 40 % longer, accented, and in brackets that show whether both ends are on
 * the screen. Words without them come from outside the catalogue.
 */
export function pseudoMessage(message: string): MessageFormatElement[] {
  return [literal('['), ...grown(parse(message)), literal(']')];
}
