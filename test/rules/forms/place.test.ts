import { describe, expect, test } from 'vitest';
import { holdsAnswers } from '../../../rules/forms/answers.ts';
import { noPlace, place } from '../../../rules/forms/kinds/place.ts';

describe('a place', () => {
  test('is what kind of place it was and which one; either alone is not found', () => {
    expect(place.problems({ where: 'onVehicle', words: 'Line 720' }, {})).toEqual([]);
    expect(place.problems({ where: 'onVehicle', words: ' ' }, {})).toEqual(['missing']);
    expect(place.problems({ where: null, words: 'Line 720' }, {})).toEqual(['missing']);
  });

  test('says nothing only while neither is given, and then there is nothing to lose', () => {
    expect(place.saysNothing(noPlace)).toBe(true);
    expect(place.saysNothing({ where: 'elsewhere', words: '' })).toBe(false);
    expect(place.saysNothing({ where: null, words: 'x' })).toBe(false);
    expect(holdsAnswers({ where: noPlace })).toBe(false);
    expect(holdsAnswers({ where: { where: 'elsewhere', words: '' } })).toBe(true);
  });

  test('is filed without blanks around it', () => {
    expect(place.filed({ where: 'onVehicle', words: ' Line 720\n' })).toEqual({
      where: 'onVehicle',
      words: 'Line 720',
    });
  });

  test.each([
    [null],
    ['here'],
    [{}],
    [{ where: 'onMoon', words: '' }],
    [{ where: null, words: 7 }],
    [{ where: null }],
  ])('is not %j', (value) => expect(place.isAnswer(value)).toBe(false));
});
