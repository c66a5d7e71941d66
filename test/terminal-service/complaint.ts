import { randomUUID } from 'node:crypto';
import type { FileCaseRequest } from '../../contract/cases.ts';

/** A complaint as the kiosk files it. */
export function complaint(change: Partial<FileCaseRequest> = {}): FileCaseRequest {
  return {
    requestId: randomUUID(),
    kind: 'complaint',
    category: 'passedUp',
    narrative: 'The bus did not stop.',
    language: 'en',
    ...change,
  };
}
