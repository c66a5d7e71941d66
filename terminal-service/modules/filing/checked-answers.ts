import type { FileCaseRequest } from '../../../contract/cases.ts';
import type { Clock } from '../../../devices/clock.ts';
import type { AgencyProfile } from '../../../rules/agency-profile.ts';
import { answersSchema } from '../../../rules/forms/answers-schema.ts';
import { forms } from '../../../rules/forms/forms.ts';

/** A filing whose answers are good, or what is wrong with it by path. */
export type CheckedFiling =
  | { readonly ok: true; readonly request: FileCaseRequest }
  | { readonly ok: false; readonly fields: Readonly<Record<string, string>> };

/**
 * Checks filings by the forms that the agency offers, with the same rules as the pages. A page can be older than the
 * profile, or no page of ours.
 */
export function filingCheck(agency: AgencyProfile, clock: Pick<Clock, 'now'>) {
  const now = () => wallClock(clock.now(), agency.timeZone);
  const schemas = new Map(
    forms.flatMap((form) => {
      const offered = agency.forms[form.kind];
      const categories = offered?.categories?.map(({ category }) => category) ?? [];
      return offered ? [[form.kind as string, answersSchema(form, categories, now)] as const] : [];
    }),
  );
  return (request: FileCaseRequest): CheckedFiling => {
    const schema = schemas.get(request.kind);
    if (!schema) return { ok: false, fields: { kind: 'notOffered' } };
    const parsed = schema.safeParse(request.answers);
    if (parsed.success) return { ok: true, request: { ...request, answers: given(parsed.data) } };
    return {
      ok: false,
      fields: Object.fromEntries(
        parsed.error.issues.map(({ path, message }) => [['answers', ...path].join('.'), message]),
      ),
    };
  };
}

/** The answers that are there: a schema may name those that are not. */
function given(answers: object): FileCaseRequest['answers'] {
  return Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== undefined));
}

/** A moment as the agency's clocks show it, `YYYY-MM-DDTHH:MM`. */
function wallClock(epochMs: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(epochMs))
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}
