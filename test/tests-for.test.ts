import { describe, expect, it } from 'vitest';
import { testsFor } from './tests-for.ts';
import { importsOf, sourcesOf } from './tree-imports.ts';

const everywhere = ['test/architecture.test.ts', 'test/mutants/planted-faults.test.ts'];

describe('the tests for a change', () => {
  const imports = {
    'receipts/layout.ts': ['receipts/columns.ts'],
    'receipts/columns.ts': [],
    'terminal-service/modules.ts': ['terminal-service/modules/drafts/module.ts'],
    'terminal-service/modules/drafts/module.ts': ['terminal-service/modules/drafts/shelf.ts'],
    'terminal-service/modules/drafts/shelf.ts': [],
    'test/running-terminal.ts': ['terminal-service/modules.ts'],
    'test/receipts/layout.test.ts': ['receipts/layout.ts'],
    'test/terminal-service/modules/drafts/shelf.test.ts': ['terminal-service/modules/drafts/shelf.ts'],
    'test/terminal-service/modules/drafts/over-http.test.ts': ['test/running-terminal.ts'],
    'test/terminal-service/modules/cards/over-http.test.ts': ['test/running-terminal.ts'],
    'test/terminal-service/http.test.ts': ['test/running-terminal.ts'],
    'test/browser/every-path.test.ts': ['receipts/layout.ts'],
    'test/browser/complaint-to-receipt.test.ts': [],
    'test/lanes/receiptio.test.ts': ['receipts/layout.ts'],
    'test/architecture.test.ts': [],
  };
  const testsForOne = (file: string) => testsFor([file], imports);

  it('are those that reach it by their imports, outside of a browser', () => {
    expect(testsForOne('receipts/columns.ts')).toEqual([
      'test/architecture.test.ts',
      'test/receipts/layout.test.ts',
    ]);
  });

  it('are of a module its own, not all that start a whole service, and one that looks whether that still starts', () => {
    expect(testsForOne('terminal-service/modules/drafts/shelf.ts')).toEqual([
      'test/architecture.test.ts',
      'test/terminal-service/http.test.ts',
      'test/terminal-service/modules/drafts/over-http.test.ts',
      'test/terminal-service/modules/drafts/shelf.test.ts',
    ]);
  });

  it('are all of them for where a service is put together', () => {
    expect(
      testsForOne('terminal-service/modules.ts').filter((test) => test.includes('over-http')),
    ).toHaveLength(2);
  });

  it('are one way through the page in a browser for the pages, and a test of the browser that was changed itself', () => {
    expect(testsForOne('kiosk-ui/kiosk/header.tsx')).toContain('test/browser/complaint-to-receipt.test.ts');
    expect(testsForOne('test/browser/every-path.test.ts')).toContain('test/browser/every-path.test.ts');
  });
});

describe('in this tree', () => {
  const imports = importsOf(
    sourcesOf(['contract', 'receipts', 'rules', 'serving', 'terminal-service', 'test']),
  );

  it('they are some for every file of a receipt, and far from all', () => {
    const all = Object.keys(imports).filter((file) => file.endsWith('.test.ts')).length;
    const tests = testsFor(['terminal-service/modules/receipts/receipt-jobs.ts'], imports);
    expect(tests).toEqual(
      expect.arrayContaining([
        ...everywhere,
        'test/terminal-service/modules/receipts/receipt-copies.test.ts',
      ]),
    );
    expect(tests.length).toBeLessThan(all / 4);
  });
});
