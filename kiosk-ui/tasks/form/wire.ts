import type { ContactAnswer } from '../../../contract/answers.ts';
import type { FileCaseRequest } from '../../../contract/cases.ts';
import type { DraftForm } from '../../../contract/drafts.ts';
import type { complaint } from '../../../rules/forms/complaint.ts';
import type { Answers } from '../../../rules/forms/form.ts';
import type { OpeningResult, ParkedForm } from '../../flows/drafts.ts';
import type { FilingRequest } from '../../flows/filing.ts';

/** The service knows the answers to one set of questions only, each by its own name. */
type Feedback = Answers<typeof complaint>;
type Category = FileCaseRequest['category'];

const nobody: ContactAnswer = { name: '', email: '', phone: '' };

/** A filing as it is sent. @throws if a required answer is missing: the flow never lets it come to that. */
export function filingOnTheWire(request: FilingRequest): FileCaseRequest {
  const { requestId, kind, language, tapId } = request;
  const { category, trip, narrative, contact } = request.answers as Partial<Feedback>;
  if (category == null || narrative == null) throw new Error('a case needs a category and a narrative');
  const filled = Object.entries(contact ?? {}).filter(([, value]) => value !== '');
  return {
    requestId,
    kind,
    category: category as Category,
    narrative,
    language,
    ...(tapId === undefined ? {} : { tapId }),
    ...(trip?.kind === 'cardTrip' ? { trip: trip.trip } : {}),
    ...(filled.length === 0 ? {} : { contact: Object.fromEntries(filled) }),
  };
}

/** Answers as they are put away. */
export function draftOnTheWire({ kind, language, answers }: ParkedForm): DraftForm {
  const { category = null, trip = null, narrative, contact } = answers as Partial<Feedback>;
  return {
    task: 'complaint',
    language,
    answers: {
      kind,
      category: category as Category | null,
      trip,
      narrative: narrative ?? '',
      contact: contact ?? nobody,
    },
  };
}

/** Answers that were put away. They always say what they are: nothing is asked before that. */
export function draftFromTheWire({ language, answers }: DraftForm): ParkedForm {
  const { kind, ...rest } = answers;
  return { kind: kind ?? 'complaint', language, answers: rest };
}

/** What became of opening them. */
export function openedFromTheWire(result: OpeningResult): OpeningResult<ParkedForm> {
  return result.ok ? { ok: true, form: draftFromTheWire(result.form) } : result;
}
