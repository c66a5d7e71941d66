import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  encodeReports,
  MAX_MESSAGE_BYTES,
  ReportAssembler,
} from '../../../../devices/card-reader/vivotech2/report-codec.ts';

const messageOf = (length: number) => Uint8Array.from({ length }, (_, at) => (at % 255) + 1);
const ids = (reports: readonly Uint8Array[]) => reports.map((report) => report[0]);

function assemble(reports: readonly Uint8Array[]) {
  const assembler = new ReportAssembler();
  return reports.flatMap((report) => assembler.push(report));
}

describe('a message is cut into reports', () => {
  it.each([
    [16, [1]],
    [63, [1]],
    [64, [2, 4]],
    [126, [2, 4]],
    [127, [2, 3, 4]],
    [1_500, [2, ...new Array(22).fill(3), 4]],
  ])('of %i bytes with the IDs %j', (length, expected) => {
    const reports = encodeReports(messageOf(length));
    expect(ids(reports)).toEqual(expected);
    expect(reports.every((report) => report.length === 64)).toBe(true);
  });

  it('with zeros after its end', () => {
    const [report] = encodeReports(messageOf(16));
    expect(report?.subarray(17)).toEqual(new Uint8Array(47));
  });

  it('unless it is longer than the reader takes', () => {
    expect(() => encodeReports(messageOf(MAX_MESSAGE_BYTES + 1))).toThrow(RangeError);
  });
});

describe('reports are joined again', () => {
  it('to what was cut, however long', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: MAX_MESSAGE_BYTES }), (message) => {
        const [item, ...more] = assemble(encodeReports(message));
        expect(more).toEqual([]);
        const joined = item?.kind === 'message' ? item.bytes : undefined;
        expect(joined?.subarray(0, message.length)).toEqual(message);
        expect(joined?.subarray(message.length).every((byte) => byte === 0)).toBe(true);
      }),
    );
  });

  it('and a piece without its beginning is noticed', () => {
    const [, ...withoutFirst] = encodeReports(messageOf(130));
    expect(assemble(withoutFirst)).toEqual([{ kind: 'broken' }, { kind: 'broken' }]);
  });

  it('and a beginning without its end is noticed with the next message', () => {
    const [first = new Uint8Array()] = encodeReports(messageOf(100));
    const [whole = new Uint8Array()] = encodeReports(messageOf(10));
    expect(assemble([first, whole]).map(({ kind }) => kind)).toEqual(['broken', 'message']);
    expect(assemble([first, ...encodeReports(messageOf(100))]).map(({ kind }) => kind)).toEqual([
      'broken',
      'message',
    ]);
  });

  it('and reports with other IDs are let pass', () => {
    const [first = new Uint8Array(), last = new Uint8Array()] = encodeReports(messageOf(100));
    const keystroke = Uint8Array.of(9, 1, 2, 3);
    expect(assemble([first, keystroke, last])).toMatchObject([{ kind: 'message' }]);
  });

  it('and a message that never ends is given up', () => {
    const [first = new Uint8Array(), next = new Uint8Array()] = encodeReports(messageOf(200));
    const items = assemble([first, ...new Array<Uint8Array>(100).fill(next)]);
    expect(items[0]).toEqual({ kind: 'broken' });
    expect(items.every(({ kind }) => kind === 'broken')).toBe(true);
  });

  it('never throwing, and well again after any noise', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 70 })), (noise) => {
        const assembler = new ReportAssembler();
        for (const report of noise)
          for (const item of assembler.push(report)) expect(item).toHaveProperty('kind');
        const items = encodeReports(messageOf(150)).flatMap((report) => assembler.push(report));
        const last = items.at(-1);
        expect(last?.kind === 'message' && last.bytes.subarray(0, 150)).toEqual(messageOf(150));
      }),
    );
  });
});
