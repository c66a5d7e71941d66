import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SimulatedPrinter } from '../../../../devices/receipt-printer/escpos/simulator/simulated-printer.ts';
import { linesOf } from '../../../../devices/receipt-printer/escpos/simulator/tape.ts';
import { memoryPair } from '../../../../devices/transports/memory-pair.ts';
import { ManualClock, settle } from '../../../manual-clock.ts';

const text = (characters: string) => [...characters].map((character) => character.charCodeAt(0));

async function wired() {
  const clock = new ManualClock();
  const printer = new SimulatedPrinter(clock);
  const { ends, unplug } = memoryPair();
  const [host, device] = ends;
  printer.accept(device, unplug);
  const heard: number[] = [];
  host.onData((bytes) => heard.push(...bytes));
  const send = async (...bytes: number[]) => {
    await host.write(Uint8Array.from(bytes));
    await settle();
  };
  return { printer, send, heard };
}

describe('commands that it does not print are consumed whole', () => {
  test.each<[string, number[]]>([
    ['ESC ! select print modes', [0x1b, 0x21, 0x41]],
    ['ESC $ absolute position', [0x1b, 0x24, 0x41, 0x42]],
    ['ESC D tab stops', [0x1b, 0x44, 0x08, 0x41, 0x00]],
    ['ESC W print area', [0x1b, 0x57, 1, 2, 3, 4, 5, 6, 7, 8]],
    ['ESC & user characters', [0x1b, 0x26, 3, 0x41, 0x42, 1, 0x41, 0x41, 0x41, 1, 0x41, 0x41, 0x41]],
    ['ESC * bit image, 24 dots', [0x1b, 0x2a, 33, 2, 0, ...text('AAAAAA')]],
    ['GS v 0 raster', [0x1d, 0x76, 0x30, 0, 2, 0, 3, 0, ...text('AAAAAA')]],
    ['GS 8 L graphics', [0x1d, 0x38, 0x4c, 6, 0, 0, 0, ...text('AAAAAA')]],
    ['GS ( L graphics', [0x1d, 0x28, 0x4c, 2, 0, 0x30, 0x32]],
    ['GS ( k QR code data', [0x1d, 0x28, 0x6b, 6, 0, 0x31, 0x50, 0x30, ...text('AAA')]],
    ['GS k 73 CODE128', [0x1d, 0x6b, 73, 5, 0x7b, 0x42, ...text('AAA')]],
    ['GS k 4 CODE39', [0x1d, 0x6b, 4, ...text('AAA'), 0]],
    ['GS V 66', [0x1d, 0x56, 66, 0x41]],
    ['GS * downloaded image', [0x1d, 0x2a, 1, 1, ...text('AAAAAAAA')]],
    ['FS C kanji code system', [0x1c, 0x43, 0x41]],
    ['DLE EOT 7', [0x10, 0x04, 0x07, 0x01]],
    ['DLE DC4 3', [0x10, 0x14, 0x03, 1, 1, 1, 1, 1]],
    ['ESC p drawer', [0x1b, 0x70, 0, 0x19, 0x78]],
  ])('%s', async (_, command) => {
    const { printer, send } = await wired();
    await send(...command, ...text('after'), 0x0a);
    expect(linesOf(printer.tape).at(-1)).toBe('after');
    expect(linesOf(printer.tape).join('')).not.toContain('A');
  });
});

test('a picture larger than the receive buffer passes through', async () => {
  const { printer, send } = await wired();
  await send(0x1d, 0x76, 0x30, 0, 72, 0, 0xb0, 0x04);
  const rows = Array.from({ length: 1_200 }, () => 0x41);
  for (let column = 0; column < 72; column++) await send(...rows);
  await send(...text('after'), 0x0a);
  expect(printer.tape).toMatchObject([{ kind: 'image' }, { kind: 'line', text: 'after' }]);
});

test('real-time commands inside a picture are obeyed, as in a real printer', async () => {
  const { send, heard } = await wired();
  await send(0x1d, 0x76, 0x30, 0, 3, 0, 1, 0, 0x10, 0x04, 0x01);
  expect(heard).toEqual([0x12]);
});

test('a drawer pulse inside a picture is ignored once GS ( D switched it off', async () => {
  const { printer, send } = await wired();
  await send(0x1d, 0x28, 0x44, 5, 0, 0x14, 1, 0, 2, 0);
  await send(0x1d, 0x76, 0x30, 0, 5, 0, 1, 0, 0x10, 0x14, 0x01, 0x00, 0x01);
  expect(printer.tape.map(({ kind }) => kind)).toEqual(['image']);
});

test('text in four code pages, sizes and bold are on the tape as they were meant', async () => {
  const { printer, send } = await wired();
  await send(0x82, 0x20, 0x1b, 0x74, 19, 0xd5, 0x1b, 0x74, 16, 0x92, 0x1b, 0x74, 17, 0x8f, 0x0a);
  await send(0x1d, 0x21, 0x11, 0x1b, 0x45, 1, ...text('C-1'), 0x0a);
  expect(printer.tape).toMatchObject([
    { text: 'é €’П', width: 1, height: 1, bold: false },
    { text: 'C-1', width: 2, height: 2, bold: true },
  ]);
});

test('status reports stop at ESC @, which is why the session asks for them again', async () => {
  const { printer, send, heard } = await wired();
  await send(0x1d, 0x61, 0xff, 0x1b, 0x40);
  heard.length = 0;
  printer.takePaperOut();
  await settle();
  expect(heard).toEqual([]);
});

test('DLE ENQ 2 forgets what is waiting; DLE ENQ 1 finishes it', async () => {
  for (const [n, cuts] of [
    [1, 1],
    [2, 0],
  ] as const) {
    const { printer, send } = await wired();
    printer.jamCutter();
    await send(...text('a'), 0x0a, 0x1d, 0x56, 66, 0, ...text('b'), 0x0a);
    printer.clearCutter();
    await send(0x10, 0x05, n);
    expect(printer.tape.filter(({ kind }) => kind === 'cut')).toHaveLength(cuts);
    expect(linesOf(printer.tape)).toEqual(n === 1 ? ['a', 'b'] : ['a']);
  }
});

test('whatever arrives, it neither throws nor stalls', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async (bytes) => {
      const { printer, send } = await wired();
      await send(...bytes);
      // An image header among the bytes may announce up to 4 GB, so no number of NULs is certain to end it.
      await send(0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08);
      await send(...text('after'), 0x0a);
      expect(linesOf(printer.tape).at(-1)).toContain('after');
    }),
    { numRuns: 200 },
  );
});
