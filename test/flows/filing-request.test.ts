import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { ContactAnswer, TripAnswer } from '../../contract/answers.ts';
import type { Card } from '../../contract/cards.ts';
import { FileCaseRequest } from '../../contract/cases.ts';
import { filingRequest, firstContext, sheetOf } from '../../kiosk-ui/tasks/form/form-context.ts';
import type { FormKind } from '../../rules/forms/forms.ts';
import { noContact } from '../../rules/forms/kinds/contact.ts';
import type { FormAnswers } from '../../rules/forms/sheet.ts';
import { firstIncomplete } from '../../rules/forms/walk.ts';
import { loadAgencyProfile } from '../../terminal-service/config/load-agency-profile.ts';
import { filingCheck } from '../../terminal-service/modules/filing/checked-answers.ts';
import { ManualClock } from '../manual-clock.ts';
import { aCard, aTrip } from './examples.ts';
import { formsInMenu } from './form-paths.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 60 }).filter((value) => !/\p{Cc}/u.test(value));
const trip = fc.constantFrom<TripAnswer | undefined>(
  undefined,
  { kind: 'anotherTrip' },
  { kind: 'noTrip' },
  { kind: 'cardTrip', trip: aTrip },
);
/** A kind of case, and something that it can be about. */
const about = fc.constantFrom(
  ...formsInMenu.flatMap(({ kind, categories }) => categories.map(({ category }) => ({ kind, category }))),
);

function filled(kind: FormKind, answers: FormAnswers, card: Card | null) {
  const input = { card, language: 'en', newRequestId: () => aCard.tapId };
  const context = firstContext({ ...input, offered: formsInMenu, draft: { kind, answers }, resumed: false });
  return { ...context, requestId: aCard.tapId };
}

/** By the same check that filings go through in the service. */
const check = filingCheck(loadAgencyProfile('los-angeles-county'), new ManualClock());
const serviceTakes = (request: FileCaseRequest) => check(request).ok;

test('whatever a customer answers, the contract and the service accept the request', () => {
  fc.assert(
    fc.property(
      about,
      trip,
      text.filter((value) => value.trim() !== ''),
      fc.record({
        name: text,
        email: fc.oneof(fc.constant(''), fc.constant(' me@example.com ')),
        phone: fc.constant('+1 (213) 555-0100'),
      }),
      fc.constantFrom(aCard, null),
      ({ kind, category }, trip, narrative, contact, card) => {
        const context = filled(
          kind,
          { category, narrative, contact, ...(trip === undefined ? {} : { trip }) },
          card,
        );
        const request = filingRequest(context);
        expect(FileCaseRequest.safeParse(request).error).toBeUndefined();
        expect(serviceTakes(request)).toBe(true);
        expect(request).toMatchObject({ kind, answers: { category, narrative: narrative.trim() } });
        expect(request.tapId).toBe(card?.tapId);
      },
    ),
  );
});

test('an e-mail address that the kiosk lets pass is one by a rule that is not ours', () => {
  const pieces = fc.constantFrom('a', 'B', '0', '.', '-', '_', '+', "'", '@', 'example', '.com', ' ', 'é');
  const nearMiss = fc.array(pieces, { maxLength: 10 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(nearMiss, fc.emailAddress()), (email) => {
      const contact: ContactAnswer = { ...noContact, email };
      const context = filled('complaint', { category: 'other', narrative: 'x', contact }, null);
      fc.pre(email.trim() !== '' && firstIncomplete(sheetOf(context)) === null);
      const { answers } = filingRequest(context);
      expect(z.email().safeParse((answers.contact as ContactAnswer).email).success).toBe(true);
    }),
  );
});

test('contact details that were left empty are not sent at all', () => {
  const answers = { category: 'other', narrative: ' x ', contact: noContact };
  expect(filingRequest(filled('complaint', answers, null))).toEqual({
    requestId: aCard.tapId,
    kind: 'complaint',
    answers: { category: 'other', narrative: 'x' },
    language: 'en',
  });
});
