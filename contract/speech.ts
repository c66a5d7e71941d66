import { z } from 'zod';
import { fault } from './faults.ts';
import { LanguageTag, text } from './fields.ts';

export const SpeechState = z
  .discriminatedUnion('engine', [
    z.object({
      engine: z.literal('available'),
      version: z.string(),
      voices: z
        .array(z.string())
        .describe('Primary language subtags that can be spoken, such as `en` or `zh`'),
    }),
    z.object({
      engine: z.literal('absent'),
      fault: fault(['starting', 'notFound', 'noPermission', 'notAnswering', 'crashed', 'protocolError']),
    }),
  ])
  .meta({ id: 'SpeechState', description: 'The program that speaks; `starting` until it was first tried' });
export type SpeechState = z.infer<typeof SpeechState>;

/** Longest text of one utterance, in UTF-16 units. Sentence by sentence is heard sooner and stops sooner. */
export const SPEECH_TEXT_MAX = 2000;

export const SpeakRequest = z
  .strictObject({
    language: LanguageTag.describe('BCP 47; the voice is chosen by the primary subtag'),
    text: text(SPEECH_TEXT_MAX).min(1).describe('Plain text; markup is not understood'),
    rate: z.number().min(0.5).max(2).default(1).describe('1 is 160 words a minute; the pitch stays'),
    cacheable: z
      .boolean()
      .default(false)
      .describe("Only for texts that are the same for everybody, never with a customer's words in them"),
  })
  .meta({ id: 'SpeakRequest' });
export type SpeakRequest = z.infer<typeof SpeakRequest>;
