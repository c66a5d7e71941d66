import type { CaseKind, ComplaintCategory } from '../../contract/cases.ts';
import type { TerminalView } from './terminal-view.ts';

/** One entry of the menu. One with forms leads to them, and where there are several, first to which it is to be. */
export type MenuEntry =
  | { readonly entry: 'checkCard' | 'openDraft' | 'callStaff' }
  | { readonly entry: 'feedback'; readonly forms: readonly CaseKind[] };

/** The name of a picture that stands beside a category. */
export type CategoryIcon =
  | 'employee'
  | 'passedUp'
  | 'clock'
  | 'vehicle'
  | 'fare'
  | 'access'
  | 'safety'
  | 'other';

/** A form that can be filled in here, with what the agency's cases of this kind can be about. */
export interface OfferedForm {
  readonly kind: CaseKind;
  readonly categories: readonly { readonly category: ComplaintCategory; readonly icon: CategoryIcon }[];
}

/** What a kiosk offers. */
export interface Offered {
  readonly menu: readonly MenuEntry[];
  readonly forms: readonly OfferedForm[];
}

const icons: Readonly<Record<ComplaintCategory, CategoryIcon>> = {
  operatorConduct: 'employee',
  passedUp: 'passedUp',
  lateOrMissing: 'clock',
  vehicleOrStation: 'vehicle',
  fareOrCard: 'fare',
  accessibility: 'access',
  safety: 'safety',
  other: 'other',
};

const about = (kind: CaseKind, ...categories: readonly ComplaintCategory[]): OfferedForm => ({
  kind,
  categories: categories.map((category) => ({ category, icon: icons[category] })),
});

/** What every agency offers. What each kind can be about differs: nobody praises a bus for not stopping. */
const everywhere: Offered = {
  menu: [
    { entry: 'checkCard' },
    { entry: 'feedback', forms: ['complaint', 'commendation', 'suggestion'] },
    { entry: 'openDraft' },
    { entry: 'callStaff' },
  ],
  forms: [
    about(
      'complaint',
      'operatorConduct',
      'passedUp',
      'lateOrMissing',
      'vehicleOrStation',
      'fareOrCard',
      'accessibility',
      'safety',
      'other',
    ),
    about('commendation', 'operatorConduct', 'vehicleOrStation', 'accessibility', 'safety', 'other'),
    about(
      'suggestion',
      'lateOrMissing',
      'vehicleOrStation',
      'fareOrCard',
      'accessibility',
      'safety',
      'other',
    ),
  ],
};

/** What the agency of this terminal offers. */
export function offered(_terminal: TerminalView): Offered {
  return everywhere;
}

/** These forms as the terminal offers them. */
export function offeredForms(terminal: TerminalView, kinds: readonly CaseKind[]): readonly OfferedForm[] {
  const { forms } = offered(terminal);
  return kinds.map((kind) => forms.find((form) => form.kind === kind) ?? { kind, categories: [] });
}

/** The forms that the menu offers together with this one; a form that is not in the menu any more is alone. */
export function offeredWith(terminal: TerminalView, kind: CaseKind): readonly CaseKind[] {
  const entries = offered(terminal).menu.flatMap((entry) => ('forms' in entry ? [entry.forms] : []));
  return entries.find((forms) => forms.includes(kind)) ?? [kind];
}
