import type { NARRATIVE_MAX as NarrativeMax } from '../../../contract/answers.ts';
import type { Card, Trip } from '../../../contract/cards.ts';
import type { CaseKind, ComplaintCategory, FileCaseRequest } from '../../../contract/cases.ts';
import type { DraftForm } from '../../../contract/drafts.ts';
import { tripsToOffer } from '../../flows/trips.ts';

/** The contract's limit; its literal type keeps the two equal without shipping the schemas to the browser. */
export const NARRATIVE_MAX: typeof NarrativeMax = 4000;

/** Longest contact fields, in characters, as the contract has them. */
export const CONTACT_MAX = { name: 120, email: 254, phone: 40 } as const;

export type ContactField = keyof typeof CONTACT_MAX;

/** Which trip the complaint is about: one that the card remembers, one that it does not, or none. */
export type TripAnswer =
  | { readonly kind: 'cardTrip'; readonly trip: Trip }
  | { readonly kind: 'anotherTrip' }
  | { readonly kind: 'noTrip' };

/** The customer's answers so far; null is a question that was not answered yet. */
export interface ComplaintDraft {
  readonly kind: CaseKind | null;
  readonly category: ComplaintCategory | null;
  readonly trip: TripAnswer | null;
  readonly narrative: string;
  readonly contact: Readonly<Record<ContactField, string>>;
}

export const emptyDraft: ComplaintDraft = {
  kind: null,
  category: null,
  trip: null,
  narrative: '',
  contact: { name: '', email: '', phone: '' },
};

/** What each kind can be about: nobody praises a bus for not stopping. */
export const categoriesOf: Readonly<Record<CaseKind, readonly ComplaintCategory[]>> = {
  complaint: [
    'operatorConduct',
    'passedUp',
    'lateOrMissing',
    'vehicleOrStation',
    'fareOrCard',
    'accessibility',
    'safety',
    'other',
  ],
  commendation: ['operatorConduct', 'vehicleOrStation', 'accessibility', 'safety', 'other'],
  suggestion: ['lateOrMissing', 'vehicleOrStation', 'fareOrCard', 'accessibility', 'safety', 'other'],
};

/** One answer given or edited. */
export type AnswerEvent =
  | { type: 'chooseKind'; kind: CaseKind }
  | { type: 'chooseCategory'; category: ComplaintCategory }
  | { type: 'chooseTrip'; trip: TripAnswer }
  | { type: 'editNarrative'; text: string }
  | { type: 'editContact'; field: ContactField; text: string };

const answerTypes: ReadonlySet<string> = new Set<AnswerEvent['type']>([
  'chooseKind',
  'chooseCategory',
  'chooseTrip',
  'editNarrative',
  'editContact',
]);

export function isAnswer(event: { type: string }): event is AnswerEvent {
  return answerTypes.has(event.type);
}

/** The draft after this answer. */
export function withAnswer(draft: ComplaintDraft, event: AnswerEvent): ComplaintDraft {
  switch (event.type) {
    case 'chooseKind': {
      const stillFits = draft.category !== null && categoriesOf[event.kind].includes(draft.category);
      return { ...draft, kind: event.kind, category: stillFits ? draft.category : null };
    }
    case 'chooseCategory':
      return { ...draft, category: event.category };
    case 'chooseTrip':
      return { ...draft, trip: event.trip };
    case 'editNarrative':
      return { ...draft, narrative: event.text };
    case 'editContact':
      return { ...draft, contact: { ...draft.contact, [event.field]: event.text } };
  }
}

export type AnswerProblem = 'narrativeEmpty' | 'emailMalformed';

/** Somebody, an at sign, a domain with a dot: what the service insists on, told before it has to refuse. */
const emailShape = /^[A-Za-z0-9_'+-]+(\.[A-Za-z0-9_'+-]+)*(?<!')@([A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/;

export function narrativeProblems(draft: ComplaintDraft): readonly AnswerProblem[] {
  return draft.narrative.trim() === '' ? ['narrativeEmpty'] : [];
}

export function contactProblems(draft: ComplaintDraft): readonly AnswerProblem[] {
  const email = draft.contact.email.trim();
  return email === '' || emailShape.test(email) ? [] : ['emailMalformed'];
}

/** True once starting over would cost the customer something they typed or chose. */
export function holdsAnswers(draft: ComplaintDraft): boolean {
  return (
    draft.category !== null ||
    draft.narrative !== '' ||
    Object.values(draft.contact).some((value) => value !== '')
  );
}

/** Whether a card can be the one that a complaint is about: a trip that was chosen from a card has to be on it. */
export function mayBeAbout(card: Card | null, trip: TripAnswer | null): boolean {
  if (trip?.kind !== 'cardTrip') return true;
  const { at, kind, fareCents } = trip.trip;
  return tripsToOffer(card).some((own) => own.at === at && own.kind === kind && own.fareCents === fareCents);
}

/** A draft as it is parked, and back. Nothing of the card goes with it but the trip that was chosen. */
export function parkableForm(draft: ComplaintDraft, language: string): DraftForm {
  return { task: 'complaint', language, answers: draft };
}

/** The request that files this draft. Throws if a required answer is missing: the flow never lets it come to that. */
export function filingRequest(
  requestId: string,
  draft: ComplaintDraft,
  card: Card | null,
  language: string,
): FileCaseRequest {
  if (draft.kind === null) throw new Error('a case of no kind cannot be filed');
  if (draft.category === null) throw new Error('a case without a category cannot be filed');
  const contact = filledContact(draft.contact);
  return {
    requestId,
    kind: draft.kind,
    category: draft.category,
    narrative: draft.narrative.trim(),
    language,
    ...(card === null ? {} : { tapId: card.tapId }),
    ...(draft.trip?.kind === 'cardTrip' ? { trip: draft.trip.trip } : {}),
    ...(contact === null ? {} : { contact }),
  };
}

function filledContact(contact: ComplaintDraft['contact']): FileCaseRequest['contact'] | null {
  const filled = Object.entries(contact)
    .map(([field, value]) => [field, value.trim()] as const)
    .filter(([, value]) => value !== '');
  return filled.length === 0 ? null : Object.fromEntries(filled);
}
