import { createIntl } from 'react-intl';
import { afterEach, beforeEach, expect, test } from 'vitest';
import english from '../../../../kiosk-ui/shell/strings/en.json' with { type: 'json' };
import { formatsOf } from '../../../../kiosk-ui/shell/strings/formats.ts';
import { aTrip } from '../../../flows/examples.ts';

const formats = formatsOf(createIntl({ locale: 'en', messages: english }), 'America/Los_Angeles');
const machineZone = process.env.TZ;

beforeEach(() => {
  process.env.TZ = 'Pacific/Auckland';
});
afterEach(() => {
  if (machineZone === undefined) delete process.env.TZ;
  else process.env.TZ = machineZone;
});

test("a card's own times keep their digits, whatever zone the machine is set to", () => {
  expect(formats.cardTime('2026-03-14T08:12')).toBe('Sat, March 14 at 8:12 AM');
  expect(formats.cardDate('2031-08-31')).toBe('August 31, 2031');
});

test("an instant is shown in the agency's zone", () => {
  expect(formats.instant('2026-03-14T16:05:00Z')).toBe('March 14, 2026 at 9:05 AM');
});

test('a negative balance keeps its sign', () => {
  expect(formats.money(-125, 'USD')).toBe('-$1.25');
});

test('a trip is named by what the card knows of it', () => {
  expect(formats.tripName(aTrip)).toBe('Bus 720');
  expect(formats.tripName({ kind: 'passTrip', at: aTrip.at, mode: 'subway', fareCents: 0 })).toBe('Subway');
  expect(formats.tripPlace(aTrip)).toBe('');
});
