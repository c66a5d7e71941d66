import { z } from 'zod';
import { LanguageTag, LocalDate, LocalDateTime } from './fields.ts';
import { json, operation } from './operation.ts';
import { problem } from './problems.ts';
import { ReceiptState } from './receipts.ts';

export const Trip = z
  .object({
    kind: z.enum(['passTrip', 'storedValueTrip', 'passSale', 'unknown']),
    at: LocalDateTime,
    mode: z.enum(['bus', 'subway', 'lightRail', 'unknown']),
    agency: z.string().max(80).optional(),
    route: z.string().max(40).optional(),
    station: z.string().max(80).optional(),
    fareCents: z.int().describe('What the trip cost; negative for a refund'),
  })
  .meta({ id: 'Trip', description: "One line of the card's own history" });
export type Trip = z.infer<typeof Trip>;

export const CardProblem = z.object({
  code: z.enum([
    'keyMissing',
    'keyRefused',
    'checksumMismatch',
    'olderCopyUsed',
    'malformed',
    'protected',
    'notInFile',
    'freeNotRead',
    'layoutUnknown',
    'readerCannot',
    'unknownFamily',
  ]),
  part: z.enum(['card', 'balance', 'expiry', 'topUps', 'passes', 'trips']),
});
export type CardProblem = z.infer<typeof CardProblem>;

export const Card = z
  .object({
    tapId: z.uuid().describe('Names this tap for as long as the session lasts'),
    family: z.string(),
    name: z.string(),
    numberLastFour: z
      .string()
      .regex(/^\d{4}$/)
      .nullable(),
    balance: z.object({ cents: z.int(), currency: z.string().length(3) }).nullable(),
    expiresOn: LocalDate.nullable(),
    passes: z.array(z.object({ expiresAt: LocalDateTime })),
    topUps: z.array(z.object({ at: LocalDateTime, cents: z.int(), automatic: z.boolean() })),
    trips: z.array(Trip).describe('Newest first'),
    problems: z.array(CardProblem),
  })
  .meta({ id: 'Card', description: 'A card that was tapped, as far as it could be read' });
export type Card = z.infer<typeof Card>;

export const CardDropReason = z.enum([
  'removedTooSoon',
  'cardChanged',
  'severalCards',
  'unsupported',
  'readerLost',
  'unreadable',
]);
export type CardDropReason = z.infer<typeof CardDropReason>;

export const CardSummaryRequest = z
  .strictObject({ tapId: z.uuid(), language: LanguageTag })
  .meta({ id: 'CardSummaryRequest', description: 'Print what is on a card that was tapped in this session' });
export type CardSummaryRequest = z.infer<typeof CardSummaryRequest>;

export const CardSummaryReply = z.object({ receipt: ReceiptState }).meta({
  id: 'CardSummaryReply',
  description: 'A summary is not kept: what cannot be printed now is dropped',
});
export type CardSummaryReply = z.infer<typeof CardSummaryReply>;

export const cardForgotten = problem(
  'cardForgotten',
  404,
  'That card was tapped in a session that has ended. Tap it again.',
);

export const printCardSummary = operation({
  name: 'printCardSummary',
  method: 'post',
  path: '/api/card-summaries',
  permission: 'cards.print',
  summary: 'Print what is on a card that was tapped in this session; nothing of it is kept',
  request: CardSummaryRequest,
  replies: { 200: json('What became of the paper', CardSummaryReply) },
  problems: [cardForgotten],
});
