import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { operations } from '../../contract/operations.ts';
import { operationsPage } from '../../serving/operations-page.ts';

it('docs/operations.md says what the contract says', () => {
  const written = readFileSync(join(import.meta.dirname, '../../docs/operations.md'), 'utf8');
  expect(written, 'run: npm run -s terminal -- operations > docs/operations.md').toBe(
    operationsPage(operations),
  );
});
