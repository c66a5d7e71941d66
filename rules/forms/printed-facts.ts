import type {
  Answer,
  ContactAnswer,
  DateTimeAnswer,
  PlaceAnswer,
  TripAnswer,
} from '../../contract/answers.ts';
import type { Trip } from '../../contract/cards.ts';
import type { Form } from './form.ts';

/** What of a form's answers a receipt is made of. Nothing that a question does not put on paper is in it. */
export interface PrintedFacts {
  /** The category that it is about. */
  readonly about?: string;
  readonly trip?: Trip;
  /** Which kind of place was chosen. What was typed of it is the customer's own words, and stays off the paper. */
  readonly where?: NonNullable<PlaceAnswer['where']>;
  readonly when?: DateTimeAnswer;
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
  const where = (becoming('where') as PlaceAnswer | undefined)?.where ?? undefined;
  const when = becoming('when') as DateTimeAnswer | undefined;
  const contact = becoming('hasContact') as ContactAnswer | undefined;
  return {
    ...(about === undefined ? {} : { about }),
    ...(trip?.kind === 'cardTrip' ? { trip: trip.trip } : {}),
    ...(where === undefined ? {} : { where }),
    ...(when === undefined ? {} : { when }),
    ...(contact === undefined ? {} : { contact }),
  };
}
