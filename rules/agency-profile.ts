import { z } from 'zod';
import { CategoryIcon, CategoryKey, MenuEntry } from '../contract/agency.ts';
import { caseKinds } from '../contract/case-kind.ts';
import { pageLanguages, receiptLanguages } from '../contract/languages.ts';
import { FareCardProfiles } from './fare-card-profile.ts';
import { contradictionsIn } from './profile-contradictions.ts';
import { TimeZone } from './time-zone.ts';

const words = (max: number) => z.string().trim().min(1).max(max);
const DepartmentKey = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'must be letters and digits, a small letter first');

const Department = z
  .partialRecord(z.enum(pageLanguages), words(80))
  .refine(({ en }) => en !== undefined, 'has no name in en');

const Form = z.strictObject({
  /** The department that a case goes to whose category has no other owner. */
  owner: DepartmentKey,
  /** What a receipt promises, in calendar days of the agency; left out, no day is promised. */
  answerWithinDays: z.int().positive().optional(),
  /** What a case of this kind can be about, in the order in which it is offered: nobody praises a bus for not stopping. */
  categories: z
    .array(z.strictObject({ category: CategoryKey, owner: DepartmentKey, icon: CategoryIcon }))
    .min(1)
    .optional(),
});

/** A category in one language. Paper has less room than a screen, and an agency's own word there. */
const CategoryWords = z.strictObject({
  /** As the screens offer it; wanted in every language that the pages are in. */
  name: words(60).optional(),
  /** As receipts say what a case is about. */
  printed: words(40),
});

/** Rules and names of one agency: data, with where they come from and since when they hold. */
export const AgencyProfile = z
  .strictObject({
    id: z.string().min(1),
    version: z.int().positive(),
    effectiveFrom: z.iso.date(),
    sources: z
      .array(z.strictObject({ about: z.string(), source: z.string(), asOf: z.iso.date().nullable() }))
      .min(1),
    /** As printed on receipts. */
    name: z.string().min(1).max(80),
    /** Card times, deadlines and receipts are in this zone. */
    timeZone: TimeZone,
    /** Lines to ask about a case on, as printed on receipts. */
    customerService: z.array(
      z.strictObject({ label: z.string().min(1).max(30), number: z.string().min(1).max(30) }),
    ),
    /** What the kiosk's menu offers, in its order. */
    menu: z.array(MenuEntry).min(1),
    /** Who answers cases, each with its name by language. */
    departments: z.record(DepartmentKey, Department),
    /** What can be filed at this agency. */
    forms: z.partialRecord(z.enum(caseKinds), Form, { error: unknownKeys('no kind of case is called') }),
    /** The words of all categories, by language and category. */
    words: z.record(
      z.enum(receiptLanguages),
      z.record(CategoryKey, CategoryWords, {
        error: ({ input }) => (input === undefined ? 'there are no words in this language' : undefined),
      }),
      { error: unknownKeys('no page and no receipt is in') },
    ),
    fareCards: FareCardProfiles,
  })
  .superRefine((profile, context) => {
    for (const { path, message } of contradictionsIn(profile))
      context.addIssue({ code: 'custom', path: [...path], message });
  });
export type AgencyProfile = z.infer<typeof AgencyProfile>;

function unknownKeys(sentence: string) {
  return (issue: z.core.$ZodRawIssue) =>
    issue.code === 'unrecognized_keys' ? `${sentence} ${issue.keys.join(', ')}` : undefined;
}
