import { z } from 'zod';
import { fault } from './faults.ts';
import { LanguageTag, text } from './fields.ts';
import { bytes, operation } from './operation.ts';
import { problem } from './problems.ts';

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

export const speak = operation({
  name: 'speak',
  method: 'post',
  path: '/api/speech',
  permission: 'speech.speak',
  summary: 'The sound of a text. Hanging up stops the speaking',
  request: SpeakRequest,
  replies: { 200: bytes('16-bit mono PCM', 'audio/wav') },
  problems: [
    problem(
      'noVoice',
      404,
      'There is no voice for this language; "speech.voices" in /api/status lists those that there are.',
    ),
    problem('speechTooLong', 413, 'The text takes too long to speak. Send it in sentences.'),
    problem(
      'speechFailed',
      500,
      'The speech program failed to speak this text. Show it, and offer a person.',
    ),
    problem('noSpeechEngine', 503, 'There is nothing to speak with; "speech.fault" in /api/status says why.'),
    problem(
      'speechBusy',
      503,
      'Too many texts are waiting to be spoken. Cancel those that nobody will hear.',
    ),
  ],
});
