import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NARRATIVE_MAX } from '../../../../contract/answers.ts';
import { SPEECH_TEXT_MAX } from '../../../../contract/speech.ts';
import { inPieces, PIECE_MAX } from '../../../../kiosk-ui/shell/speech/in-pieces.ts';
import { statusOf } from '../../../../kiosk-ui/shell/speech/speech-status.ts';

const bare = (text: string) => text.replace(/\s+/g, '');

test('a short text is one piece, however many sentences it has', () => {
  expect(inPieces('It was late. It drove past me.', 'en')).toEqual(['It was late. It drove past me.']);
});

test('a long one is cut between sentences', () => {
  const sentence = `${'It drove past me and did not stop'.padEnd(79, '!')}.`;
  expect(inPieces([sentence, sentence, sentence].join(' '), 'en')).toEqual([
    `${sentence} ${sentence}`,
    sentence,
  ]);
});

test('one sentence without an end is cut between words', () => {
  const text = 'waiting '.repeat(200).trim();
  for (const piece of inPieces(text, 'en')) expect(piece).toMatch(/^(waiting ?)+$/);
});

test('the longest answer comes whole to the voice, in pieces that the service takes', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: NARRATIVE_MAX }),
      fc.constantFrom('en', 'zh-Hans', 'fa', 'ko'),
      (some, language) => {
        const text = `${some}${'我等了两个小时。'.repeat(300)}${some}`;
        const pieces = inPieces(text, language);
        expect(bare(pieces.join(''))).toBe(bare(text));
        for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(PIECE_MAX);
      },
    ),
    { numRuns: 30 },
  );
  expect(PIECE_MAX).toBeLessThanOrEqual(SPEECH_TEXT_MAX);
});

test('a piece that could not be spoken is told of', () => {
  const available = { engine: 'available' as const, version: '1.51', voices: ['en'] };
  expect(statusOf(available, 'en', 'failed')).toBe('speech.failed');
});
