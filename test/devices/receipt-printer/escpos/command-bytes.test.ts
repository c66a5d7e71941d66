import { expect, test } from 'vitest';
import * as commands from '../../../../devices/receipt-printer/escpos/commands.ts';
import { processIdOf } from '../../../../devices/receipt-printer/escpos/process-id.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

// Copied from the command reference by hand, so that a slip in the builders shows.
test.each([
  ['ESC @', commands.initialise, '1b40'],
  ['FS .', commands.leaveKanjiMode, '1c2e'],
  ['ESC M 0', commands.selectFontA, '1b4d00'],
  ['GS a 255', commands.enableStatusBack, '1d61ff'],
  [
    'GS ( D fn 20: 5 bytes follow, function 1 off, function 2 off',
    commands.ignoreRealTimePulses,
    '1d284405001401000200',
  ],
  ['GS r 1', commands.paperStatusInOrder, '1d7201'],
  ['GS I 67', commands.modelName, '1d4943'],
  ['GS V 66 0', commands.feedAndCut, '1d564200'],
  ['DLE EOT 1', commands.realTimeStatus(1), '100401'],
  ['DLE EOT 4', commands.realTimeStatus(4), '100404'],
  ['DLE ENQ 1', commands.recoverAndContinue, '100501'],
  ['GS ( H fn 48: 6 bytes follow', commands.requestCompletion('A b~'), '1d284806003030412062' + '7e'],
])('%s', (_, bytes, expected) => {
  expect(hex(bytes)).toBe(expected);
});

test('a process id that the printer could not send back is refused', () => {
  for (const id of ['', 'abc', 'abcde', 'ab\x1fc', 'abcé']) {
    expect(() => commands.requestCompletion(id)).toThrow(RangeError);
  }
});

test('process ids: four printable characters, the same for the same job, different for phase and job', () => {
  const ids = new Set<string>();
  for (let job = 0; job < 200; job++) {
    for (const phase of ['body', 'cut'] as const) {
      const id = processIdOf(`receipt-${job}`, phase);
      expect(id).toMatch(/^[\x20-\x7e]{4}$/);
      expect(processIdOf(`receipt-${job}`, phase)).toBe(id);
      ids.add(id);
    }
  }
  expect(ids.size).toBe(400);
});
