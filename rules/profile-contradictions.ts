import type { MenuEntry } from '../contract/agency.ts';
import type { CaseKind } from '../contract/case-kind.ts';
import { pageLanguages } from '../contract/languages.ts';
import type { Form } from './forms/form.ts';
import { forms as knownForms } from './forms/forms.ts';

/** The parts of a profile that speak of each other. */
export interface ProfileParts {
  readonly menu: readonly MenuEntry[];
  readonly departments: Readonly<Record<string, unknown>>;
  readonly forms: Readonly<Partial<Record<CaseKind, FormParts>>>;
  readonly words: Readonly<Record<string, Readonly<Record<string, { readonly name?: string | undefined }>>>>;
}

interface FormParts {
  readonly owner: string;
  readonly categories?: readonly { readonly category: string; readonly owner: string }[] | undefined;
}

export interface Contradiction {
  /** The keys that lead to it in the profile. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Where the parts of a profile do not agree: each part for itself may be as it should. */
export function contradictionsIn(profile: ProfileParts): readonly Contradiction[] {
  return [...menuMistakes(profile), ...ownerMistakes(profile), ...categoryMistakes(profile)];
}

function* menuMistakes({ menu, forms }: ProfileParts): Generator<Contradiction> {
  const seen = new Set<string>();
  for (const [index, entry] of menu.entries()) {
    if (seen.has(entry.entry))
      yield { path: ['menu', index, 'entry'], message: `${entry.entry} is offered twice` };
    seen.add(entry.entry);
    if (!('forms' in entry)) continue;
    for (const [at, kind] of entry.forms.entries()) {
      const path = ['menu', index, 'forms', at];
      if (forms[kind] === undefined) yield { path, message: `the profile has no form ${kind}` };
      else if (!knownForm(kind)) yield { path, message: `this program has no form ${kind}` };
      if (seen.has(`form ${kind}`)) yield { path, message: `the form ${kind} is offered twice` };
      seen.add(`form ${kind}`);
    }
  }
}

function* ownerMistakes({ departments, forms }: ProfileParts): Generator<Contradiction> {
  const message = (owner: string) => `there is no department ${owner}`;
  for (const [kind, form] of Object.entries(forms)) {
    if (!Object.hasOwn(departments, form.owner))
      yield { path: ['forms', kind, 'owner'], message: message(form.owner) };
    for (const [index, { owner }] of (form.categories ?? []).entries())
      if (!Object.hasOwn(departments, owner))
        yield { path: ['forms', kind, 'categories', index, 'owner'], message: message(owner) };
  }
}

/** Every category once in a form, and with words wherever somebody may read it; no words without a category. */
function* categoryMistakes({ forms, words }: ProfileParts): Generator<Contradiction> {
  const known = new Set<string>();
  for (const [kind, form] of Object.entries(forms)) {
    if (!form.categories && asksForCategory(kind))
      yield { path: ['forms', kind], message: 'asks for a category, and there is none to choose' };
    const inThisForm = new Set<string>();
    for (const [index, { category }] of (form.categories ?? []).entries()) {
      if (inThisForm.has(category))
        yield { path: ['forms', kind, 'categories', index], message: `${category} is listed twice` };
      inThisForm.add(category);
      known.add(category);
    }
  }
  const onScreens: ReadonlySet<string> = new Set(pageLanguages);
  for (const [language, ofLanguage] of Object.entries(words)) {
    for (const category of known) {
      const path = ['words', language, category];
      const own = ofLanguage[category];
      if (own === undefined) yield { path, message: 'has no words' };
      else if (own.name === undefined && onScreens.has(language))
        yield { path: [...path, 'name'], message: 'is wanted, for the pages are in this language' };
    }
    for (const category of Object.keys(ofLanguage))
      if (!known.has(category))
        yield { path: ['words', language, category], message: 'is no category of any form' };
  }
}

function knownForm(kind: string): Form | undefined {
  return knownForms.find((form) => form.kind === kind);
}

function asksForCategory(kind: string): boolean {
  return Object.values(knownForm(kind)?.questions ?? {}).some(({ options }) => options === 'categories');
}
