/**
 * Every event that is ever logged, each with a sentence and the fields that it may carry. Fields that are
 * not listed are dropped before anything is written: what is not allowed by name cannot leak.
 */
export const logEvents = {
  'service.started': { says: 'The service is listening.', fields: ['port', 'prefix', 'version'] },
  'service.stopped': { says: 'The service was asked to stop and has stopped.', fields: ['signal'] },
  'service.failed': { says: 'Something happened that no code expects.', fields: ['message', 'stack'] },
  'reader.changed': {
    says: "The card reader's status changed.",
    fields: ['device', 'media', 'code', 'detail'],
  },
  'scanner.changed': {
    says: "The code scanner's status changed.",
    fields: ['device', 'code', 'detail'],
  },
  'code.scanned': { says: 'A code was scanned.', fields: ['symbology'] },
  'reader.failed': {
    says: 'A card reader or scanner met something that no code expects, and goes on.',
    fields: ['message', 'stack'],
  },
  'printer.changed': { says: "The printer's status changed.", fields: ['device', 'paper', 'code', 'detail'] },
  'speech.changed': {
    says: 'The speech program came, went or changed.',
    fields: ['engine', 'version', 'code', 'detail'],
  },
  'speech.failed': { says: 'A text could not be spoken.', fields: ['language', 'reason'] },
  'card.read': { says: 'A card was read whole.', fields: ['family', 'problems', 'durationMs'] },
  'card.dropped': { says: 'A card could not be read; nothing of it was kept.', fields: ['reason'] },
  'case.filed': { says: 'A case was filed and is durable.', fields: ['caseNumber', 'category', 'replayed'] },
  'case.refused': { says: 'A filing was refused.', fields: ['code', 'status'] },
  'receipt.changed': { says: 'A receipt took a step.', fields: ['caseNumber', 'state', 'reason'] },
  'receipt.decided': { says: 'A person said what became of a receipt.', fields: ['caseNumber'] },
  'receipt.unprintable': {
    says: 'A receipt cannot be set for this printer; nothing of it was sent.',
    fields: ['caseNumber', 'detail'],
  },
  'card.summary': { says: 'A card summary was asked for; this became of it.', fields: ['state', 'reason'] },
  'draft.parked': { says: 'A half-filled form was sealed and put away.', fields: [] },
  'draft.opened': { says: 'A draft was opened with its code and deleted.', fields: [] },
  'draft.refused': { says: 'A draft was not parked or not opened.', fields: ['code'] },
  'staff.called': { says: 'A customer asked for a person.', fields: ['language'] },
  'staff.answered': { says: 'A member of staff is on the way.', fields: [] },
  'session.ended': { says: 'The customer left; the session was forgotten.', fields: [] },
  'request.failed': {
    says: 'A request ended in an error of ours.',
    fields: ['method', 'path', 'message', 'stack'],
  },
} as const satisfies Record<string, { says: string; fields: readonly string[] }>;

export type LogEvent = keyof typeof logEvents;
export type LogFields<Event extends LogEvent> = Partial<
  Record<(typeof logEvents)[Event]['fields'][number], string | number | boolean | undefined>
>;
