import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Problem } from '../../../../contract/problems.ts';
import { startTerminal } from '../../running-terminal.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const form = {
  kind: 'suggestion',
  language: 'es',
  answers: {
    category: null,
    trip: null,
    narrative: 'Más autobuses por la noche.',
    contact: { name: '', email: 'half an addr', phone: '' },
  },
};
const problemOf = async (reply: Response) => [reply.status, Problem.parse(await reply.json()).code];

it('a half-filled form is put away, taken up as often as its owner comes back until its case is filed, and not logged', async () => {
  const dataDir = temporaryFolder();
  const terminal = await startTerminal({ dataDir });
  const parked = await terminal.post('/api/drafts', { form });
  expect(parked.status).toBe(201);
  const { code } = (await parked.json()) as { code: string };
  const opened = await terminal.post('/api/drafts/open', { code });
  expect([opened.status, await opened.json()]).toEqual([200, { form }]);
  await terminal.post('/api/session/end', {});
  const again = await terminal.post('/api/drafts/open', { code });
  expect([again.status, await again.json()]).toEqual([200, { form }]);
  expect((await terminal.post('/api/drafts/open', { code, manner: 'discard' })).status).toBe(200);
  expect(await problemOf(await terminal.post('/api/drafts/open', { code }))).toEqual([404, 'draftNotFound']);
  const log = readFileSync(join(dataDir, 'service.log'), 'utf8');
  expect(log).toContain('draft.parked');
  expect(log).not.toContain(code);
  expect(log).not.toContain('autobuses');
});

it('a form that is none is refused with what is wrong', async () => {
  const terminal = await startTerminal({ dataDir: temporaryFolder() });
  for (const body of [{}, { form: {} }, { form: { ...form, answers: { ...form.answers, more: 1 } } }])
    expect(await problemOf(await terminal.post('/api/drafts', body))).toEqual([400, 'invalidRequest']);
});
