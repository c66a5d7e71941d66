/**
 * The pcProx speaks in HID feature reports of 8 bytes without a number (micolous, "pcProx protocol").
 * hidapi puts the report number, 0, in front of each.
 */
export const FEATURE_REPORT_ID = 0;
/** The report and its number. */
export const FEATURE_REPORT_LENGTH = 9;

const PAYLOAD_LENGTH = 8;

/** Fills up with zeros. Throws a RangeError for more than 8 bytes: that is a mistake in our own code. */
export function toFeatureReport(payload: Uint8Array): Uint8Array {
  if (payload.length > PAYLOAD_LENGTH) throw new RangeError('a pcProx report carries 8 bytes');
  const report = new Uint8Array(FEATURE_REPORT_LENGTH);
  report.set(payload, 1);
  return report;
}

/** The 8 bytes; undefined when it is no pcProx report. */
export function fromFeatureReport(report: Uint8Array): Uint8Array | undefined {
  if (report.length !== FEATURE_REPORT_LENGTH || report[0] !== FEATURE_REPORT_ID) return undefined;
  return report.slice(1);
}
