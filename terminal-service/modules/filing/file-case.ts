import { createHash, randomUUID } from 'node:crypto';
import type { FileCaseRequest } from '../../../contract/cases.ts';
import type { Clock } from '../../../devices/clock.ts';
import type { FareCard } from '../../../devices/fare-card/fare-card.ts';
import type { Receipt } from '../../../receipts/receipt.ts';
import { appendAudit } from '../../ledger/audit.ts';
import { canonicalJson } from '../../ledger/canonical-json.ts';
import { type Store, sql } from '../../ledger/store.ts';
import { takeCaseNumber } from '../../ledger/terminal-identity.ts';

export interface Filing {
  readonly caseNumber: string;
  /** UTC, ISO 8601. */
  readonly filedAt: string;
  readonly receiptId: string;
  /** True when this request had been filed before; nothing was written this time. */
  readonly replayed: boolean;
}

export type FilingResult =
  | { readonly ok: true; readonly filing: Filing }
  | { readonly ok: false; readonly problem: 'requestIdReused' | 'cardForgotten' };

export interface FilingContext {
  readonly store: Store;
  readonly clock: Clock;
  /** The card of a tap in this session; undefined once the session forgot it. */
  readonly cardOfTap: (tapId: string) => FareCard | undefined;
  readonly receiptFor: (facts: {
    caseNumber: string;
    filedAt: Date;
    request: FileCaseRequest;
    card: FareCard | undefined;
  }) => Receipt;
}

/**
 * Files a case: one transaction writes the case, its receipt job and the audit entry, so there is never
 * one without the others. Durable when it returns. Repeating the same request returns the same case.
 * @throws what SQLite throws when the disk is full or failing; then nothing was filed.
 */
export function fileCase(context: FilingContext, request: FileCaseRequest): FilingResult {
  const { store } = context;
  const requestHash = createHash('sha256').update(canonicalJson(request)).digest('hex');
  return store.transaction((): FilingResult => {
    const earlier = store.first(
      sql
        .selectFrom('filed_case')
        .innerJoin('receipt_job', 'receipt_job.case_number', 'filed_case.case_number')
        .select(['filed_case.case_number', 'filed_at', 'request_hash', 'receipt_id'])
        .where('request_id', '=', request.requestId)
        .where('copy_number', '=', 0),
    );
    if (earlier) {
      if (earlier.request_hash !== requestHash) return { ok: false, problem: 'requestIdReused' };
      const { case_number: caseNumber, filed_at: filedAt, receipt_id: receiptId } = earlier;
      return { ok: true, filing: { caseNumber, filedAt, receiptId, replayed: true } };
    }

    const card = request.tapId === undefined ? undefined : context.cardOfTap(request.tapId);
    // A restart forgets cards. Filed without theirs, the case would not be what its customer saw.
    if (request.tapId !== undefined && card === undefined) return { ok: false, problem: 'cardForgotten' };

    const caseNumber = takeCaseNumber(store);
    const now = new Date(context.clock.now());
    const filedAt = now.toISOString();
    const receiptId = randomUUID();

    store.run(
      sql.insertInto('filed_case').values({
        case_number: caseNumber,
        request_id: request.requestId,
        request_hash: requestHash,
        kind: request.kind,
        language: request.language,
        filed_at: filedAt,
        card_family: card?.family ?? null,
        card_number: card?.number ?? null,
        answers: canonicalJson(request.answers),
      }),
    );
    store.run(
      sql.insertInto('receipt_job').values({
        receipt_id: receiptId,
        case_number: caseNumber,
        document: JSON.stringify(context.receiptFor({ caseNumber, filedAt: now, request, card })),
        state: 'queued',
        reason: null,
        sent: 0,
        body_confirmed: 0,
        copy_number: 0,
        decision: null,
        created_at: filedAt,
        changed_at: filedAt,
      }),
    );
    appendAudit(store, {
      at: filedAt,
      action: 'case.filed',
      subject: caseNumber,
      detail: { kind: request.kind, language: request.language, content: requestHash },
    });
    return { ok: true, filing: { caseNumber, filedAt, receiptId, replayed: false } };
  });
}
