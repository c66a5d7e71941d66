import type { AgencyView, CategoryView } from '../../contract/agency.ts';
import type { CaseKind } from '../../contract/case-kind.ts';
import { type FormKind, isFormKind } from '../../rules/forms/forms.ts';
import type { TerminalView } from './terminal-view.ts';

/** A form that can be filled in here, with what the agency's cases of this kind can be about. */
export interface OfferedForm {
  readonly kind: FormKind;
  readonly categories: readonly CategoryView[];
}

/** What the agency of this terminal offers; nothing until the terminal has told it. */
export function offered({ about }: TerminalView): Pick<AgencyView, 'menu' | 'forms'> {
  return about?.agency ?? { menu: [], forms: [] };
}

/** Those of these kinds that there are forms for. A profile that offers others is refused by the service. */
export function withForms(kinds: readonly CaseKind[]): readonly FormKind[] {
  return kinds.filter(isFormKind);
}

/** These forms as the terminal offers them. */
export function offeredForms(terminal: TerminalView, kinds: readonly FormKind[]): readonly OfferedForm[] {
  const { forms } = offered(terminal);
  return kinds.map((kind) => ({
    kind,
    categories: forms.find((form) => form.kind === kind)?.categories ?? [],
  }));
}

/** The forms that the menu offers together with this one; a form that is not in the menu any more is alone. */
export function offeredWith(terminal: TerminalView, kind: FormKind): readonly FormKind[] {
  const entries = offered(terminal).menu.flatMap((entry) => ('forms' in entry ? [entry.forms] : []));
  return withForms(entries.find((kinds) => kinds.includes(kind)) ?? [kind]);
}
