import { FormattedMessage } from 'react-intl';
import type { CategoryView } from '../../../contract/agency.ts';
import { questionOf } from '../../../rules/forms/sheet.ts';
import { type TextId, useLanguage } from '../../shell/strings/text.tsx';
import { type FormContext, sheetOf } from './form-context.ts';

interface OptionProps {
  readonly context: FormContext;
  /** The key of the question. */
  readonly question: string;
  readonly option: string;
}

/** What can be chosen: as the agency calls it, or as the texts do. */
export function OptionName({ context, question, option }: OptionProps) {
  const language = useLanguage();
  const category = categoryOf(context, question, option);
  return category === undefined ? (
    <FormattedMessage id={`${question}.${option}` as TextId} />
  ) : (
    category.name[language]
  );
}

/** The agency's category that an option is, if the question asks for one. */
export function categoryOf(context: FormContext, question: string, option: string): CategoryView | undefined {
  const { form } = sheetOf(context);
  if (questionOf({ form }, question).options !== 'categories') return undefined;
  const categories = context.offered.find(({ kind }) => kind === form.kind)?.categories;
  return categories?.find(({ category }) => category === option);
}
