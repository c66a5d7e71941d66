import type { Answer } from '../../../contract/answers.ts';
import type { FileCaseRequest, FiledCase } from '../../../contract/cases.ts';
import { answersTakenUp, holdsAnswers, keptAnswers } from '../../../rules/forms/answers.ts';
import { filingAnswers } from '../../../rules/forms/filing-answers.ts';
import type { Form } from '../../../rules/forms/form.ts';
import { type FormKind, formOf } from '../../../rules/forms/forms.ts';
import type { AnswerProblem } from '../../../rules/forms/kinds/kind-rules.ts';
import { tripsToOffer } from '../../../rules/forms/kinds/trip.ts';
import type { Circumstances, Sheet } from '../../../rules/forms/sheet.ts';
import type { Place } from '../../../rules/forms/walk.ts';
import type { Draft } from '../../flows/drafts.ts';
import type { FilingFailure, ReceiptNews } from '../../flows/filing.ts';
import type { OfferedForm } from '../../flows/offered.ts';
import type { LanguageEvent, TaskInput, TaskProgress } from '../../flows/tasks.ts';
import type { TerminalFlowEvent } from '../../flows/terminal-view.ts';

/** `question` is the one that the context is at: its room is shown. */
export type FormScreen =
  | 'kind'
  | 'question'
  | 'checkAnswers'
  | 'filing'
  | 'filingFailed'
  | 'filed'
  | 'receiptTrouble';

export type FormFlowEvent =
  | { type: 'chooseKind'; kind: FormKind }
  | { type: 'answer'; question: string; answer: Answer }
  | { type: 'continue' }
  | { type: 'back' }
  | { type: 'change'; question: string }
  | { type: 'changeKind' }
  | { type: 'file' }
  | { type: 'tryAgain' }
  | { type: 'finish' }
  | LanguageEvent
  | Extract<TerminalFlowEvent, { type: 'terminal.receipt.changed' | 'terminal.card.read' }>;

export interface FormInput extends TaskInput {
  /** The forms that the customer can choose from. With one there is nothing to choose. */
  readonly offered: readonly OfferedForm[];
  readonly draft: Draft;
  /** The draft was taken up again after a break: what is answered already is not asked again. */
  readonly resumed: boolean;
}

export interface FormContext extends FormInput {
  /** The question that is asked, by its key. Null where none is. */
  readonly at: Place;
  readonly problems: readonly AnswerProblem[];
  /** Something is changed from the page with all the answers, so the way leads straight back there. */
  readonly isChange: boolean;
  /** Made before the first attempt to file and kept for every retry, so that no retry can file twice. */
  readonly requestId: string | null;
  /** The language that the request was first sent in; a retry in another one would be another request. */
  readonly requestLanguage: string;
  readonly filed: FiledCase | null;
  readonly failure: FilingFailure | null;
  readonly receiptNews: ReceiptNews | null;
}

export interface FormOutput {
  /** `backedOut`: Back was pressed before the first question; the draft is worth keeping. */
  readonly ended: 'backedOut' | 'finished';
}

export function firstContext(input: FormInput): FormContext {
  const [only, ...others] = input.offered;
  const isClear = only !== undefined && others.length === 0;
  const draft = isClear ? draftAs(only.kind, input) : input.draft;
  const context: FormContext = {
    ...input,
    draft,
    at: null,
    problems: [],
    isChange: false,
    requestId: null,
    requestLanguage: input.language,
    filed: null,
    failure: null,
    receiptNews: null,
  };
  if (!input.resumed || !isKindKnown(context)) return context;
  const { form, answers, circumstances } = sheetOf(context);
  return { ...context, draft: { ...draft, answers: answersTakenUp(form, answers, circumstances) } };
}

/** Whether it is clear which of the forms that are offered is filled in. */
export function isKindKnown({ draft, offered }: FormInput): boolean {
  return offered.some(({ kind }) => kind === draft.kind);
}

/** The draft when it becomes this kind of case. */
export function draftAs(kind: FormKind, input: FormInput): Draft {
  const { draft } = input;
  if (draft.kind === null) return { ...draft, kind };
  const form = formOf(kind);
  return { kind, answers: keptAnswers(sheetOf(input), form, circumstancesOf(form, input)) };
}

/** The card that a case is about; none where a form does not ask for one. */
export function cardFor(form: Form, { card }: TaskInput): TaskInput['card'] {
  return form.card === 'asked' ? card : null;
}

function circumstancesOf(form: Form, input: FormInput): Circumstances {
  const categories = input.offered.find(({ kind }) => kind === form.kind)?.categories ?? [];
  return {
    hasTrips: tripsToOffer(cardFor(form, input)).length > 0,
    categories: categories.map(({ category }) => category),
  };
}

/** The form as far as it is filled in. @throws before it is known which form it is. */
export function sheetOf(input: FormInput): Sheet {
  const { kind, answers } = input.draft;
  if (kind === null) throw new Error('it is not known yet which form it is');
  const form = formOf(kind);
  return { form, answers, circumstances: circumstancesOf(form, input) };
}

/** The request that files it. @throws before there is an id for it. */
export function filingRequest(context: FormContext): FileCaseRequest {
  const { requestId, requestLanguage: language, draft } = context;
  if (requestId === null || draft.kind === null) throw new Error('a filing needs its id and kind beforehand');
  const sheet = sheetOf(context);
  const card = cardFor(sheet.form, context);
  return {
    requestId,
    kind: draft.kind,
    answers: filingAnswers(sheet),
    language,
    ...(card === null ? {} : { tapId: card.tapId }),
  };
}

export function progressOf({ draft, requestId, filed }: FormContext): TaskProgress {
  if (filed !== null) return 'filed';
  if (requestId !== null) return 'unconfirmed';
  return holdsAnswers(draft.answers) ? 'answers' : 'nothing';
}
