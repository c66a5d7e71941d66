import { z } from 'zod';
import { CaseKind } from './case-kind.ts';
import { pageLanguages } from './languages.ts';

/** Names a category in cases, drafts, words and reports. Which there are is for the agency's profile to say. */
export const CategoryKey = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'must be letters and digits, a small letter first');

/** Pictures that the pages can put beside a category. */
export const CategoryIcon = z.enum([
  'employee',
  'passedUp',
  'clock',
  'vehicle',
  'fare',
  'card',
  'access',
  'safety',
  'warning',
  'heart',
  'idea',
  'other',
]);
export type CategoryIcon = z.infer<typeof CategoryIcon>;

/**
 * One entry of the kiosk's menu. An entry with several forms leads to the screen that asks which it is to be; with one,
 * straight to the form.
 */
export const MenuEntry = z.discriminatedUnion(
  'entry',
  [
    z.strictObject({ entry: z.enum(['checkCard', 'openDraft', 'callStaff']) }),
    z.strictObject({ entry: z.enum(['feedback', 'lostItem']), forms: z.array(CaseKind).min(1) }),
  ],
  { error: (issue) => (issue.code === 'invalid_union' ? 'the menu knows no such entry' : undefined) },
);
export type MenuEntry = z.infer<typeof MenuEntry>;

export const CategoryView = z.object({
  category: CategoryKey,
  icon: CategoryIcon,
  name: z.record(z.enum(pageLanguages), z.string()).describe('As the screens call it, by language'),
});
export type CategoryView = z.infer<typeof CategoryView>;

export const AgencyView = z
  .object({
    name: z.string(),
    timeZone: z.string().describe('IANA name; card times and receipts are in this zone'),
    menu: z.array(MenuEntry).describe('What the menu offers, in its order'),
    forms: z.array(z.object({ kind: CaseKind, categories: z.array(CategoryView) })),
  })
  .meta({ id: 'AgencyView', description: "What pages show of the agency's profile" });
export type AgencyView = z.infer<typeof AgencyView>;
