import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeScanReport,
  encodeScanReport,
  SCAN_REPORT_DATA_MAX,
  ScanAssembler,
} from '../../../devices/code-scanner/hid-pos-codec.ts';
import { CONTINUATION_LIMIT_MS } from '../../../devices/code-scanner/hid-pos-scanner.ts';
import { scanReports } from '../../../devices/code-scanner/hid-pos-simulator.ts';
import { MAX_SCAN_BYTES } from '../../../devices/code-scanner/scan-text.ts';
import { hidBench } from './scanner-bench.ts';

/** A report as it comes over USB: number 2, 5 bytes, "]Q1", "HELLO", vendor's symbology 's', not continued. */
const HELLO = (() => {
  const report = new Uint8Array(64);
  report.set(Uint8Array.fromHex('02055D513148454C4C4F'));
  report[61] = 0x73;
  return report;
})();

describe('a scan report', () => {
  test('holds its length, its identifier and its data', () => {
    const report = decodeScanReport(HELLO);
    expect(report).toEqual({
      identifier: new TextEncoder().encode(']Q1'),
      data: new TextEncoder().encode('HELLO'),
      continued: false,
    });
  });

  test('may come without an identifier', () => {
    expect(decodeScanReport(HELLO.with(2, 0).with(3, 0).with(4, 0))?.identifier).toHaveLength(0);
  });

  test.each([
    ['of another number', HELLO.with(0, 1)],
    ['too short', HELLO.slice(0, 63)],
    ['that claims more data than it can hold', HELLO.with(1, SCAN_REPORT_DATA_MAX + 1)],
    ['of nothing', new Uint8Array()],
  ])('%s is none', (_, report) => {
    expect(decodeScanReport(report)).toBeUndefined();
  });

  test('survives the way there and back', () => {
    const anyReport = fc.record({
      identifier: fc.constantFrom(new Uint8Array(), new TextEncoder().encode(']C0')),
      data: fc.uint8Array({ maxLength: SCAN_REPORT_DATA_MAX }),
      continued: fc.boolean(),
    });
    fc.assert(
      fc.property(anyReport, (report) => {
        expect(decodeScanReport(encodeScanReport(report))).toEqual(report);
      }),
    );
  });

  test('cannot be made of what does not fit', () => {
    const fits = { identifier: new Uint8Array(), data: new Uint8Array(), continued: false };
    expect(() => encodeScanReport({ ...fits, data: new Uint8Array(57) })).toThrow(RangeError);
    expect(() => encodeScanReport({ ...fits, identifier: new Uint8Array(2) })).toThrow(RangeError);
  });
});

describe('putting scans together', () => {
  test('noise is bounded and never throws', () => {
    const report = fc.uint8Array({ minLength: 64, maxLength: 64 }).map((noise) => noise.with(0, 2));
    fc.assert(
      fc.property(
        fc.array(fc.oneof(report, fc.uint8Array({ maxLength: 70 })), { maxLength: 200 }),
        (reports) => {
          const assembler = new ScanAssembler();
          for (const each of reports)
            expect(assembler.push(each)?.length ?? 0).toBeLessThanOrEqual(MAX_SCAN_BYTES);
        },
      ),
    );
  });

  test('a code of any length is the same at the other end', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 400 }), (text) => {
        const assembler = new ScanAssembler();
        const scans = scanReports(text, ']Q1').flatMap((report) => assembler.push(report) ?? []);
        expect(scans.map((scan) => new TextDecoder().decode(scan))).toEqual([`]Q1${text}`]);
      }),
    );
  });
});

describe('a scanner in HID point-of-sale mode', () => {
  test('a short code, and what kind it is', async () => {
    const { clock, simulator, scans } = hidBench();
    await clock.advance(0);
    simulator.send(HELLO);
    await clock.advance(0);
    expect(scans()).toEqual([{ text: 'HELLO', symbology: 'qrCode' }]);
  });

  test.each([56, 57, 112, 113, 2_953])('a code of %i bytes', async (length) => {
    const { clock, simulator, scans } = hidBench();
    await clock.advance(0);
    simulator.scan('7'.repeat(length), ']Q1');
    await clock.advance(0);
    expect(scans()).toEqual([{ text: '7'.repeat(length), symbology: 'qrCode' }]);
    expect(clock.pendingTimers).toBe(0);
  });

  test('the rest of a code is lost: it does not become the start of the next', async () => {
    const { clock, simulator, texts } = hidBench();
    await clock.advance(0);
    const [first = HELLO] = scanReports('A'.repeat(100));
    simulator.send(first);
    await clock.advance(CONTINUATION_LIMIT_MS);
    simulator.scan('CIT-204417');
    await clock.advance(0);
    expect(texts()).toEqual(['CIT-204417']);
  });

  test.each([0, 1])('part %i of a code comes damaged: the code is dropped to its end', async (part) => {
    const { clock, simulator, texts } = hidBench();
    await clock.advance(0);
    for (const [at, report] of scanReports('A'.repeat(150)).entries()) {
      simulator.send(at === part ? report.with(1, 200) : report);
    }
    await clock.advance(0);
    expect(texts()).toEqual([]);
    simulator.scan('CIT-204417');
    await clock.advance(0);
    expect(texts()).toEqual(['CIT-204417']);
  });

  test('a code that never ends is dropped', async () => {
    const { clock, simulator, texts } = hidBench();
    await clock.advance(0);
    simulator.scan('A'.repeat(MAX_SCAN_BYTES + 1));
    simulator.scan('CIT-204417');
    await clock.advance(0);
    expect(texts()).toEqual(['CIT-204417']);
  });

  test('reports of other kinds are not its business', async () => {
    const { clock, simulator, texts } = hidBench();
    await clock.advance(0);
    const [first = HELLO, second = HELLO] = scanReports('A'.repeat(100));
    for (const report of [first, Uint8Array.of(3, 1), second]) simulator.send(report);
    await clock.advance(0);
    expect(texts()).toEqual(['A'.repeat(100)]);
  });
});
