import { z } from 'zod';
import type { SimulatedCard } from '../../card-reader/simulated-card.ts';
import { CLASSIC_BLOCK_BYTES } from '../classic-memory.ts';
import { type DesfireDescription, simulatedDesfire } from '../desfire/simulated-desfire.ts';
import type { CardFileResult } from './card-file.ts';
import { jsonOf } from './file-text.ts';

const hex = (pattern: string, what: string) => z.string().regex(new RegExp(`^${pattern}$`), what);
const bytes = (count: string) =>
  hex(`([0-9A-Fa-f]{2}){${count}}`, `must be ${count.replace(',', ' to ')} bytes in hex`);

const uid = hex('([0-9A-Fa-f]{8}|[0-9A-Fa-f]{14}|[0-9A-Fa-f]{20})', 'must be 4, 7 or 10 bytes in hex');
const selection = { uid, sak: bytes('1').optional(), atqa: bytes('2').optional() };

/** 16 bytes; `??` for each that was not read. */
const Block = hex('([0-9A-Fa-f]{2}|\\?\\?){16}', 'must be 16 bytes in hex, with ?? for unread ones');

const Classic = z.strictObject({
  kind: z.literal('classic'),
  ...selection,
  blocks: z
    .array(Block)
    .refine(({ length }) => length === 64 || length === 256, 'must be 64 blocks (1K) or 256 (4K)'),
});

const read = z.enum(['free', 'denied', 'authenticationNeeded', 'freeNotRead', 'notInFile']);
const data = hex('([0-9A-Fa-f]{2})*', 'must be bytes in hex');

const DesfireFile = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(['standard', 'backup']), read, data }),
  z.strictObject({ type: z.literal('value'), read, value: z.int32() }),
  z
    .strictObject({
      type: z.enum(['linearRecord', 'cyclicRecord']),
      read,
      recordSize: z.int().min(1).max(32_768),
      records: z.array(data),
    })
    .refine(
      ({ recordSize, records }) => records.every((record) => record.length === recordSize * 2),
      'every record must be as long as recordSize says',
    ),
]);

const Desfire = z.strictObject({
  kind: z.literal('desfire'),
  uid: hex('(08[0-9A-Fa-f]{6}|[0-9A-Fa-f]{14})', 'must be 7 bytes in hex, or 4 that start with 08'),
  version: bytes('28').exactOptional(),
  directory: z.enum(['listed', 'locked']),
  applications: z.record(
    hex('[0-9A-F]{6}', 'must be 3 bytes in capital hex digits'),
    z.strictObject({
      isoName: bytes('1,16').exactOptional(),
      files: z.record(hex('[0-9A-F]{2}', 'must be one byte in capital hex digits'), DesfireFile),
    }),
  ),
});

const Other = z.strictObject({ kind: z.literal('other'), ...selection });

/** The format of docs/card-json.md. */
export const CardJson = z.strictObject({
  format: z.literal('card'),
  version: z.literal(1),
  card: z.discriminatedUnion('kind', [Classic, Desfire, Other]),
});
export type CardJson = z.infer<typeof CardJson>;

/**
 * Reads a card in our own JSON. `problem` names the first thing that is wrong, with its place. Nothing that stands in
 * the file is quoted: it may be a key.
 */
export function parseCardJson(text: string): CardFileResult {
  const json = jsonOf(text);
  if (!json.ok) return json;
  const foreign = foreignJson(json.content);
  if (foreign)
    return { ok: false, problem: `It is ${foreign}. docs/card-json.md describes the JSON of a card.` };
  const parsed = CardJson.safeParse(json.content);
  if (parsed.success) return { ok: true, card: cardOf(parsed.data.card) };
  const [issue] = parsed.error.issues;
  const problem =
    issue?.code === 'unrecognized_keys' ? 'has a name that does not belong there' : issue?.message;
  return { ok: false, problem: `${placeOf(issue?.path ?? [])}: ${problem ?? 'is not valid'}.` };
}

/** What JSON is that does not call itself a card; undefined for what does. */
function foreignJson(content: unknown): string | undefined {
  const [first = {}] = [content].flat() as unknown[];
  const names = new Set(Object.keys(Object(first)));
  if (names.has('key') && names.has('type')) return 'a key table';
  if (names.has('format')) return undefined;
  if (Object(first).Created === 'proxmark3') return 'a dump of a Proxmark3';
  if (names.has('family') && names.has('problems'))
    return 'what decode-card prints, which leaves out the bytes';
  return 'JSON of something else';
}

function placeOf(path: readonly PropertyKey[]): string {
  const parts = path.map((part) => (MAY_BE_A_KEY.test(String(part)) ? '…' : String(part)));
  return parts.join('.') || 'The file';
}

/** More hex digits in a row than any name of this format has. */
const MAY_BE_A_KEY = /[0-9A-Fa-f]{7}/;

/** A DESFire card as the text of such a file. */
export function desfireJson(description: DesfireDescription): string {
  const content = { format: 'card', version: 1, card: { kind: 'desfire', ...description } };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function cardOf(card: CardJson['card']): SimulatedCard {
  switch (card.kind) {
    case 'desfire':
      return simulatedDesfire(card);
    case 'classic': {
      const is4K = card.blocks.length === 256;
      const unread = new Set<number>();
      const blocks = card.blocks.map((block, number) =>
        Uint8Array.from(block.match(/../g) ?? [], (byte, at) => {
          if (byte !== '??') return Number.parseInt(byte, 16);
          unread.add(number * CLASSIC_BLOCK_BYTES + at);
          return 0;
        }),
      );
      return { ...selectionOf(card, is4K ? 0x18 : 0x08, is4K ? 0x02 : 0x04), memory: { blocks, unread } };
    }
    case 'other':
      return selectionOf(card, 0x00, 0x04);
  }
}

/** SEL_RES and SENS_RES as given, or as such chips have them (NXP AN10833). */
function selectionOf(
  card: { readonly uid: string; readonly sak?: string | undefined; readonly atqa?: string | undefined },
  usualSak: number,
  usualAtqa: number,
) {
  const cardUid = Uint8Array.fromHex(card.uid);
  const longUid = cardUid.length > 4 ? 0x40 : 0;
  return {
    uid: cardUid,
    sak: card.sak === undefined ? usualSak : Number.parseInt(card.sak, 16),
    atqa: card.atqa === undefined ? Uint8Array.of(0, usualAtqa | longUid) : Uint8Array.fromHex(card.atqa),
  };
}
