import type { AgencyView, CategoryView } from '../contract/agency.ts';
import type { CaseKind } from '../contract/case-kind.ts';
import { type PageLanguage, pageLanguages } from '../contract/languages.ts';
import type { AgencyProfile } from './agency-profile.ts';

/** What pages show of a profile. Who owns what is for staff, and what a card is made of for readers: neither is here. */
export function agencyView({ name, timeZone, menu, forms, words }: AgencyProfile): AgencyView {
  const nameIn = (language: PageLanguage, category: string): string => {
    const found = words[language][category]?.name;
    if (found === undefined) throw new Error(`the profile was not checked: no ${category} in ${language}`);
    return found;
  };
  const named = (category: string): CategoryView['name'] =>
    Object.fromEntries(
      pageLanguages.map((language) => [language, nameIn(language, category)]),
    ) as CategoryView['name'];
  return {
    name,
    timeZone,
    menu,
    forms: Object.entries(forms).map(([kind, { categories = [] }]) => ({
      kind: kind as CaseKind,
      categories: categories.map(({ category, icon }) => ({ category, icon, name: named(category) })),
    })),
  };
}
