import type { Locator } from 'playwright-core';
import english from '../../kiosk-ui/shell/strings/en.json' with { type: 'json' };
import spanish from '../../kiosk-ui/shell/strings/es.json' with { type: 'json' };

/** Letters and digits alone: how something is written differs from how it is said, what it says does not. */
function essence(text: string): string {
  return text
    .replace(/ending in/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

const keyboards = [english, spanish].map((texts) => `- group "${texts['keyboard.label']}"`);

/** Names and texts in a part's accessibility tree, in its order; of a keyboard only that it is there. */
export async function accessibleTexts(part: Locator): Promise<string[]> {
  const texts: string[] = [];
  let skipDeeperThan = Number.POSITIVE_INFINITY;
  for (const line of (await part.ariaSnapshot()).split('\n')) {
    const depth = line.search(/\S/);
    if (depth > skipDeeperThan) continue;
    const isKeyboard = keyboards.some((keyboard) => line.includes(keyboard));
    skipDeeperThan = isKeyboard ? depth : Number.POSITIVE_INFINITY;
    const [, name = '', text = ''] =
      /^\s*- (?:\/?[\w-]+)(?: "((?:[^"\\]|\\.)*)")?(?: \[[^\]]*\])*(?:: (.*))?$/.exec(line) ?? [];
    // A name that only repeats the text inside is followed by nothing; a field's value follows its name.
    for (const said of [name, text]) if (essence(said) !== '') texts.push(said);
  }
  return texts;
}

/** Every text that is drawn in a part, besides a keyboard's keys and what is only for the eye. */
export function visibleTexts(part: Locator): Promise<string[]> {
  return part.evaluate((root) => {
    const texts: string[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent === null || parent.closest('[data-layer], [aria-hidden="true"], svg') !== null) continue;
      if (parent.checkVisibility({ visibilityProperty: true })) texts.push(node.textContent ?? '');
    }
    return texts;
  });
}

/** The part of `wanted` that is not found in `said` one after the other. */
export function missingInOrder(wanted: readonly string[], said: readonly string[]): string[] {
  const all = said.map(essence).join('');
  let from = 0;
  return wanted.filter((text) => {
    const at = all.indexOf(essence(text), from);
    if (at >= 0) from = at;
    return at < 0;
  });
}

/** The part of `wanted` that is not found in `said` at all. */
export function missing(wanted: readonly string[], said: readonly string[]): string[] {
  const all = said.map(essence).join('');
  return wanted.filter((text) => !all.includes(essence(text)));
}

/** What the voice says besides the words on the screen: what things are, and how to go on. */
const prompts: ReadonlySet<string> = new Set(
  [english, spanish].flatMap((texts) =>
    Object.entries(texts)
      .filter(([id]) => /^(speech|keyName)\./.test(id))
      .flatMap(([, text]) => phrases(text.replace(/\{\w+\}/g, ','))),
  ),
);

/** What was said and neither stood on the screen nor is a prompt. */
export function strangers(said: readonly string[], shown: readonly string[]): string[] {
  const page = shown.map(essence).join(' ');
  return said.filter((text) =>
    phrases(text).some((phrase) => !page.includes(phrase) && !prompts.has(withoutLetter(phrase))),
  );
}

/** The stretches that a sentence is put together from. */
function phrases(text: string): string[] {
  return text
    .split(/[,.:](?:\s+|$)/)
    .map(essence)
    .filter((phrase) => phrase !== '');
}

/** Of a capital letter only that it is one. */
function withoutLetter(phrase: string): string {
  return phrase.replace(/^(capital|mayúscula)\p{L}$/u, '$1');
}
