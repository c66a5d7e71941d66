import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LineCutter } from '../../../devices/code-scanner/line-codec.ts';
import { LINE_GAP_MS } from '../../../devices/code-scanner/line-scanner.ts';
import { MAX_SCAN_BYTES } from '../../../devices/code-scanner/scan-text.ts';
import { lineBench } from './scanner-bench.ts';

const ascii = (text: string) => new TextEncoder().encode(text);

describe('a scanner on a serial port', () => {
  test.each(['cr', 'crLf', 'tab', 'nothing'] as const)('that ends its scans with %s', async (ending) => {
    const { clock, simulator, scans } = lineBench({ ending });
    await clock.advance(0);
    simulator.scan('CIT-204417', ']C0');
    await clock.advance(LINE_GAP_MS);
    simulator.scan('CIT-204418');
    await clock.advance(LINE_GAP_MS);
    expect(scans()).toEqual([{ text: 'CIT-204417', symbology: 'code128' }, { text: 'CIT-204418' }]);
  });

  test('with an ending the scan is told at once, without waiting for silence', async () => {
    const { clock, simulator, texts } = lineBench();
    await clock.advance(0);
    simulator.scan('CIT-204417');
    await clock.advance(0);
    expect(texts()).toEqual(['CIT-204417']);
    expect(clock.pendingTimers).toBe(0);
  });

  test('whose bytes come one by one, as at 9600 baud', async () => {
    const { clock, simulator, texts } = lineBench({
      recut: (waiting) => waiting.flatMap((chunk) => [...chunk].map((byte) => Uint8Array.of(byte))),
    });
    await clock.advance(0);
    simulator.scan('CIT-204417');
    await clock.advance(0);
    expect(texts()).toEqual(['CIT-204417']);
  });

  test('a pause within a scan, shorter than the gap, does not cut it', async () => {
    const { clock, simulator, texts } = lineBench({ ending: 'nothing' });
    await clock.advance(0);
    for (const part of ['CIT-', '2044', '17']) {
      simulator.send(ascii(part));
      await clock.advance(LINE_GAP_MS - 1);
    }
    expect(texts()).toEqual([]);
    await clock.advance(1);
    expect(texts()).toEqual(['CIT-204417']);
  });

  test('two scans in one chunk are two', async () => {
    const { clock, simulator, texts } = lineBench();
    await clock.advance(0);
    simulator.send(ascii('one\r\ntwo\r\n'));
    await clock.advance(0);
    expect(texts()).toEqual(['one', 'two']);
  });

  test('a scan that never ends is dropped whole, and the next one is read', async () => {
    const { clock, simulator, texts } = lineBench();
    await clock.advance(0);
    simulator.send(new Uint8Array(100_000).fill(0x41));
    simulator.scan('');
    simulator.scan('CIT-204417');
    await clock.advance(LINE_GAP_MS);
    expect(texts()).toEqual(['CIT-204417']);
  });

  test('the longest code that there is comes through', async () => {
    const { clock, simulator, texts } = lineBench();
    await clock.advance(0);
    simulator.scan('7'.repeat(MAX_SCAN_BYTES));
    await clock.advance(0);
    expect(texts()).toEqual(['7'.repeat(MAX_SCAN_BYTES)]);
  });

  test('pulled out in the middle of a scan: half a code is no code', async () => {
    const { clock, simulator, port, texts } = lineBench({ ending: 'nothing' });
    await clock.advance(0);
    simulator.send(ascii('CIT-20'));
    await clock.advance(LINE_GAP_MS / 2);
    port.unplug();
    await clock.advance(LINE_GAP_MS);
    expect(texts()).toEqual([]);
  });
});

describe('cutting bytes into scans', () => {
  test('however the bytes are cut, the scans are the same', () => {
    const text = fc.string({ minLength: 1, maxLength: 40 }).map((line) => line.replaceAll(/[\r\n\t]/g, '.'));
    fc.assert(
      fc.property(
        fc.array(text),
        fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 }),
        (lines, sizes) => {
          const bytes = ascii(lines.map((line) => `${line}\r\n`).join(''));
          const cutter = new LineCutter();
          const cut: Uint8Array[] = [];
          for (let at = 0, turn = 0; at < bytes.length; turn++) {
            const size = sizes[turn % sizes.length] ?? 1;
            cut.push(...cutter.push(bytes.subarray(at, at + size)));
            at += size;
          }
          expect(cut.map((line) => new TextDecoder().decode(line))).toEqual(lines);
          expect(cutter.isOpen).toBe(false);
        },
      ),
    );
  });

  test('noise is bounded and never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 6_000 }), { maxLength: 5 }), (chunks) => {
        const cutter = new LineCutter();
        for (const line of chunks.flatMap((chunk) => cutter.push(chunk))) {
          expect(line.length).toBeLessThanOrEqual(MAX_SCAN_BYTES);
        }
      }),
    );
  });
});
