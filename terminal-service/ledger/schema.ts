/** The tables of `migrations/*.sql` and of the modules' migrations, for typed queries. Column comments are there. */
export interface Schema {
  terminal: { only_row: number; prefix: string; next_sequence: number };
  filed_case: {
    case_number: string;
    request_id: string;
    request_hash: string;
    kind: string;
    language: string;
    filed_at: string;
    card_family: string | null;
    card_number: string | null;
    answers: string;
  };
  receipt_job: {
    receipt_id: string;
    case_number: string;
    document: string;
    state:
      | 'queued'
      | 'sending'
      | 'bodyConfirmed'
      | 'printed'
      | 'waiting'
      | 'notSent'
      | 'unknown'
      | 'cancelled';
    reason: string | null;
    sent: number;
    body_confirmed: number;
    copy_number: number;
    decision: 'printed' | 'notPrinted' | null;
    created_at: string;
    changed_at: string;
  };
  audit: {
    sequence: number;
    at: string;
    action: string;
    subject: string;
    detail: string;
    previous_hash: string;
    hash: string;
  };
  draft_salt: { only_row: number; salt: Uint8Array };
  parked_draft: { place: string; sealed: Uint8Array; kept_until: string };
  used_launch_code: { nonce: string; until: string };
  staff_call: {
    call_id: string;
    called_at: string;
    language: string;
    answered_at: string | null;
    /** When the visit was over in which it was made, answered or not. */
    ended_at: string | null;
  };
}
