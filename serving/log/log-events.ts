/**
 * Every event that is ever logged is declared, by the module that it is of, with a sentence and the fields that it
 * carries. Fields that are not listed are dropped before anything is written: what is not allowed by name cannot leak.
 */
export interface LogEvent {
  /** What happened, once it has. */
  readonly says: string;
  readonly fields: Readonly<Record<string, FieldKind>>;
}
export type LogEvents = Readonly<Record<string, LogEvent>>;

/** What a field holds; with a question mark it may be missing. */
type FieldKind = 'text' | 'number' | 'flag' | 'text?' | 'number?' | 'flag?';

interface FieldValues {
  readonly text: string;
  readonly number: number;
  readonly flag: boolean;
}
type ValueOf<Kind extends FieldKind> = Kind extends `${infer Plain extends keyof FieldValues}?`
  ? FieldValues[Plain] | undefined
  : FieldValues[Kind & keyof FieldValues];
type NamesOf<Fields, Wanted> = {
  [Name in keyof Fields]: Fields[Name] extends Wanted ? Name : never;
}[keyof Fields];

/** The fields of an event as they are given: all that it declares, but for those that may be missing. */
export type FieldsOf<Event extends LogEvent> = {
  readonly [Name in NamesOf<Event['fields'], `${string}?`>]?: ValueOf<Event['fields'][Name]>;
} & {
  readonly [Name in NamesOf<Event['fields'], 'text' | 'number' | 'flag'>]: ValueOf<Event['fields'][Name]>;
};

/** Writes an event of these. */
export type LogOf<Events extends LogEvents> = <Name extends keyof Events & string>(
  event: Name,
  ...fields: [keyof Events[Name]['fields']] extends [never] ? [] : [fields: FieldsOf<Events[Name]>]
) => void;

/** Declares an event, with what it carries. */
export function says(sentence: string): { readonly says: string; readonly fields: Record<never, never> };
export function says<const Fields extends LogEvent['fields']>(
  sentence: string,
  fields: Fields,
): { readonly says: string; readonly fields: Fields };
export function says(sentence: string, fields: LogEvent['fields'] = {}): LogEvent {
  return { says: sentence, fields };
}
