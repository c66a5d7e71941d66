/** Bytes of a report after its ID; reports are 64 bytes in both directions (NEO 2 guide 80139403-002, section 2.8). */
const REPORT_DATA_BYTES = 63;
const REPORT_BYTES = 1 + REPORT_DATA_BYTES;

/** The longest message the reader sends or takes. */
export const MAX_MESSAGE_BYTES = 1_500;
const MAX_REPORTS = Math.ceil(MAX_MESSAGE_BYTES / REPORT_DATA_BYTES);

/** The report's ID says which part of a message it carries. */
const WHOLE = 1;
const FIRST = 2;
const NEXT = 3;
const LAST = 4;

/** Cuts a message into HID reports, the last one padded with zeros. Throws on a message that is too long. */
export function encodeReports(message: Uint8Array): Uint8Array[] {
  if (message.length > MAX_MESSAGE_BYTES) {
    throw new RangeError(`a message holds at most ${MAX_MESSAGE_BYTES} bytes, not ${message.length}`);
  }
  const count = Math.max(1, Math.ceil(message.length / REPORT_DATA_BYTES));
  return Array.from({ length: count }, (_, index) => {
    const report = new Uint8Array(REPORT_BYTES);
    report[0] = count === 1 ? WHOLE : index === 0 ? FIRST : index === count - 1 ? LAST : NEXT;
    report.set(message.subarray(index * REPORT_DATA_BYTES, (index + 1) * REPORT_DATA_BYTES), 1);
    return report;
  });
}

/**
 * What a report completes. A message still has the padding of its last report; its frame tells the length.
 * `broken`: a piece came without its beginning, a beginning without its end, or the message was too long.
 */
export type AssembledItem =
  | { readonly kind: 'message'; readonly bytes: Uint8Array }
  | { readonly kind: 'broken' };

const BROKEN: AssembledItem = { kind: 'broken' };

/** Joins reports to messages again. Takes any bytes, keeps at most one message, never throws. */
export class ReportAssembler {
  #pieces: Uint8Array[] = [];

  push(report: Uint8Array): AssembledItem[] {
    const piece = report.slice(1, REPORT_BYTES);
    switch (report[0]) {
      case WHOLE:
        return [...this.#abandon(), { kind: 'message', bytes: piece }];
      case FIRST: {
        const items = this.#abandon();
        this.#pieces = [piece];
        return items;
      }
      case NEXT:
      case LAST:
        return this.#continue(piece, report[0] === LAST);
      default:
        // Readers that also emulate a keyboard or a card swipe use other IDs for that.
        return [];
    }
  }

  #continue(piece: Uint8Array, isLast: boolean): AssembledItem[] {
    if (this.#pieces.length === 0) return [BROKEN];
    if (this.#pieces.length === MAX_REPORTS) return this.#abandon();
    this.#pieces.push(piece);
    if (!isLast) return [];
    const bytes = Uint8Array.from(this.#pieces.flatMap((part) => [...part]));
    this.#pieces = [];
    return [{ kind: 'message', bytes }];
  }

  #abandon(): AssembledItem[] {
    const unfinished = this.#pieces.length > 0;
    this.#pieces = [];
    return unfinished ? [BROKEN] : [];
  }
}
