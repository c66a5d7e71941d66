import { expect, test } from 'vitest';
import { ears, HEADPHONES } from './journeys-by-ear.ts';
import { travelAll } from './journeys-travel.ts';
import { quickVoice } from './quick-voice.ts';

test('every journey is made by ear, with six keys, the screen dark; all that is shown is said and nothing else', async () => {
  const speech = { engine: quickVoice(), keys: HEADPHONES };
  expect(await travelAll('by ear', ears, { speech })).toEqual([]);
}, 600_000);
