import { expect, test, vi } from 'vitest';
import { finger, sixKeys, twoSwitches } from './journeys-sighted.ts';
import { travelAll } from './journeys-travel.ts';

vi.setConfig({ testTimeout: 600_000 });

test('every journey is made by touch alone', async () => {
  expect(await travelAll('touch', finger)).toEqual([]);
});

test('every journey is made with the six keys of a pad alone', async () => {
  expect(await travelAll('six keys', sixKeys)).toEqual([]);
});

test('every journey is made with two switches alone', async () => {
  expect(await travelAll('two switches', twoSwitches)).toEqual([]);
});
