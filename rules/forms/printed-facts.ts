import type { Answer, ContactAnswer, TripAnswer } from '../../contract/answers.ts';
import type { Trip } from '../../contract/cards.ts';
import type { Form } from './form.ts';

/** What of a form's answers a receipt is made of. Nothing that a question does not put on paper is in it. */
export interface PrintedFacts {
  /** The category that it is about. */
  readonly about?: string;
  readonly trip?: Trip;
  /** Only to say whether an answer can be sent; the details themselves are not printed. */
  readonly contact?: ContactAnswer;
}

/** The facts of a receipt, by what the form says that each answer becomes there. */
export function printedFacts(form: Form, answers: Readonly<Record<string, Answer>>): PrintedFacts {
  const becoming = (fact: string): Answer | undefined => {
    const [key] = Object.entries(form.questions).find(([, { becomes }]) => becomes?.receipt === fact) ?? [];
    return key === undefined ? undefined : answers[key];
  };
  const about = becoming('about') as string | undefined;
  const trip = becoming('trip') as TripAnswer | undefined;
  const contact = becoming('hasContact') as ContactAnswer | undefined;
  return {
    ...(about === undefined ? {} : { about }),
    ...(trip?.kind === 'cardTrip' ? { trip: trip.trip } : {}),
    ...(contact === undefined ? {} : { contact }),
  };
}
