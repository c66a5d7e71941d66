import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CaseKind, ComplaintCategory, FileCaseRequest } from '../../contract/cases.ts';
import {
  contactProblems,
  emptyDraft,
  filingRequest,
  type TripAnswer,
} from '../../kiosk-ui/tasks/complaint/complaint-draft.ts';
import { aCard, aTrip } from './examples.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 60 }).filter((value) => !/\p{Cc}/u.test(value));
const trip = fc.constantFrom<TripAnswer | null>(
  null,
  { kind: 'anotherTrip' },
  { kind: 'noTrip' },
  { kind: 'cardTrip', trip: aTrip },
);

test('whatever a customer answers, the contract accepts the request', () => {
  fc.assert(
    fc.property(
      fc.uuid({ version: 4 }),
      fc.constantFrom(...CaseKind.options),
      fc.constantFrom(...ComplaintCategory.options),
      trip,
      text.filter((value) => value.trim() !== ''),
      fc.record({
        name: text,
        email: fc.oneof(fc.constant(''), fc.constant(' me@example.com ')),
        phone: fc.constant('+1 (213) 555-0100'),
      }),
      fc.constantFrom(aCard, null),
      (requestId, kind, category, trip, narrative, contact, card) => {
        const request = filingRequest(requestId, { kind, category, trip, narrative, contact }, card, 'en');
        expect(FileCaseRequest.safeParse(request).error).toBeUndefined();
      },
    ),
  );
});

test('an e-mail address that the kiosk lets pass, the contract lets pass', () => {
  const pieces = fc.constantFrom('a', 'B', '0', '.', '-', '_', '+', "'", '@', 'example', '.com', ' ', 'é');
  const nearMiss = fc.array(pieces, { maxLength: 10 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(nearMiss, fc.emailAddress()), (email) => {
      const draft = { ...emptyDraft, contact: { ...emptyDraft.contact, email } };
      fc.pre(email.trim() !== '' && contactProblems(draft).length === 0);
      const request = filingRequest(
        aCard.tapId,
        { ...draft, kind: 'complaint', category: 'other', narrative: 'x' },
        null,
        'en',
      );
      expect(FileCaseRequest.safeParse(request).success).toBe(true);
    }),
  );
});

test('contact details that were left empty are not sent at all', () => {
  const request = filingRequest(
    aCard.tapId,
    { ...emptyDraft, kind: 'complaint', category: 'other', narrative: ' x ' },
    null,
    'en',
  );
  expect(request).toEqual({
    requestId: aCard.tapId,
    kind: 'complaint',
    category: 'other',
    narrative: 'x',
    language: 'en',
  });
});
