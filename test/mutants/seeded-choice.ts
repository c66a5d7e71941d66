import { createHash } from 'node:crypto';

/**
 * So many of them, each as likely as any other, in their own order; all of them where there are no more. Who is chosen
 * hangs on the seed and on each one's own name, so that one item more or less changes the choice by one at most.
 */
export function seededChoice<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
  howMany: number,
  seed: number,
): Item[] {
  const lot = (item: Item) =>
    createHash('sha256')
      .update(`${seed} ${nameOf(item)}`)
      .digest('hex');
  const drawn = items
    .map((item) => ({ item, lot: lot(item) }))
    .sort((one, other) => (one.lot < other.lot ? -1 : 1))
    .slice(0, howMany);
  const chosen = new Set(drawn.map(({ item }) => item));
  return items.filter((item) => chosen.has(item));
}
