import { z } from 'zod';

export const Problem = z
  .object({
    code: z.enum([
      'invalidRequest',
      'tooLarge',
      'notJson',
      'notFound',
      'methodNotAllowed',
      'foreignHost',
      'crossSite',
      'requestIdReused',
      'cardForgotten',
      'receiptUnderWay',
      'receiptNotUnknown',
      'tooLate',
      'draftNotFound',
      'draftGuesses',
      'draftShelfFull',
      'storageFull',
      'storageFailed',
      'noVoice',
      'noSpeechEngine',
      'speechBusy',
      'speechTooLong',
      'speechFailed',
      'internal',
    ]),
    message: z.string().describe('One English sentence that says what to do'),
    fields: z
      .record(z.string(), z.string())
      .optional()
      .describe('What is wrong, by path, for invalidRequest'),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
