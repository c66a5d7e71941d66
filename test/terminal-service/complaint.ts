import { randomUUID } from 'node:crypto';
import type { ContactAnswer, FiledAnswers } from '../../contract/answers.ts';
import type { Trip } from '../../contract/cards.ts';
import type { FileCaseRequest } from '../../contract/cases.ts';

/** What a test may want otherwise: of the request, or of the answers by their questions. */
export interface ComplaintChange extends Partial<Omit<FileCaseRequest, 'answers'>> {
  readonly category?: string;
  readonly trip?: Trip;
  readonly narrative?: string;
  readonly contact?: Partial<ContactAnswer>;
}

/** A complaint as the kiosk files it. */
export function complaint({
  category = 'passedUp',
  narrative = 'The bus did not stop.',
  trip,
  contact,
  ...request
}: ComplaintChange = {}): FileCaseRequest {
  const answers: FiledAnswers = {
    category,
    narrative,
    ...(trip === undefined ? {} : { trip: { kind: 'cardTrip', trip } }),
    ...(contact === undefined ? {} : { contact: { name: '', email: '', phone: '', ...contact } }),
  };
  return { requestId: randomUUID(), kind: 'complaint', language: 'en', answers, ...request };
}
