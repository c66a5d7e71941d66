import { z } from 'zod';
import { Trip } from './cards.ts';

/** Names a question of a form. */
export const QuestionKey = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*$/)
  .max(40);

/** Longest narrative, in characters: the limit of a GeoReport v2 `description`. */
export const NARRATIVE_MAX = 4000;

/** Longest contact fields, in characters. */
export const CONTACT_MAX = { name: 120, email: 254, phone: 40 } as const;
export type ContactField = keyof typeof CONTACT_MAX;

/** Which trip it is about: one that the card remembers, one that it does not, or none. */
export const TripAnswer = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('cardTrip'), trip: Trip }),
    z.strictObject({ kind: z.literal('anotherTrip') }),
    z.strictObject({ kind: z.literal('noTrip') }),
  ])
  .meta({ id: 'TripAnswer' });
export type TripAnswer = z.infer<typeof TripAnswer>;

/** How somebody can be reached. A field that was left empty is an empty text. */
export const ContactAnswer = z
  .strictObject({
    name: z.string().max(CONTACT_MAX.name),
    email: z.string().max(CONTACT_MAX.email),
    phone: z.string().max(CONTACT_MAX.phone),
  })
  .meta({ id: 'ContactAnswer' });
export type ContactAnswer = z.infer<typeof ContactAnswer>;

/** What kind of place something happened at. */
export const placeKinds = ['onVehicle', 'atStopOrStation', 'elsewhere'] as const;
export type PlaceKind = (typeof placeKinds)[number];
/** Longest words for a place, in characters: a line, a stop, an address. */
export const PLACE_WORDS_MAX = 120;

/** Where it was: what kind of place, null while it is not chosen, and which one in the customer's own words. */
export const PlaceAnswer = z
  .strictObject({ where: z.enum(placeKinds).nullable(), words: z.string().max(PLACE_WORDS_MAX) })
  .meta({ id: 'PlaceAnswer' });
export type PlaceAnswer = z.infer<typeof PlaceAnswer>;

/** Said instead of a time by somebody who does not know it. */
export const UNKNOWN_TIME = 'unknown';

/** When it was, by the agency's calendar and clocks. Each is null while it is not chosen. */
export const DateTimeAnswer = z
  .strictObject({
    date: z.iso.date().nullable(),
    time: z
      .union([z.literal(UNKNOWN_TIME), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)])
      .nullable()
      .describe('HH:MM of 24 hours, or `unknown`'),
  })
  .meta({ id: 'DateTimeAnswer' });
export type DateTimeAnswer = z.infer<typeof DateTimeAnswer>;

/**
 * What an answer looks like, by the kind of its question, while it is still being given: it may be half typed. What
 * makes it a good one is for the form to say.
 */
export const answerShapes = {
  /** The key of what was chosen. */
  choice: z.string().max(40),
  trip: TripAnswer,
  narrative: z.string().max(NARRATIVE_MAX),
  contact: ContactAnswer,
  place: PlaceAnswer,
  dateTime: DateTimeAnswer,
} as const;

/** The kinds of questions that there are. */
export type QuestionKind = keyof typeof answerShapes;

/** An answer to a question of this kind. */
export type AnswerTo<Kind extends QuestionKind> = z.infer<(typeof answerShapes)[Kind]>;

/** An answer to any question. */
export type Answer = AnswerTo<QuestionKind>;

const AnyAnswer = z.union(Object.values(answerShapes));

/** Answers by the keys of their questions, as they are filed. Whether they are good ones is for the form to say. */
export const FiledAnswers = z.record(QuestionKey, AnyAnswer).meta({ id: 'FiledAnswers' });
export type FiledAnswers = z.infer<typeof FiledAnswers>;

/** Answers of a form that is half filled in; null is a question that was not answered yet. */
export const DraftAnswers = z.record(QuestionKey, AnyAnswer.nullable()).meta({ id: 'DraftAnswers' });
export type DraftAnswers = z.infer<typeof DraftAnswers>;
