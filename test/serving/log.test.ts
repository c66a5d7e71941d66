import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openLog } from '../../serving/log/log.ts';
import { says } from '../../serving/log/log-events.ts';
import { modules } from '../../terminal-service/modules.ts';
import { complaint } from '../terminal-service/complaint.ts';
import { startTerminal } from '../terminal-service/running-terminal.ts';
import { temporaryFolder } from '../terminal-service/temporary-folder.ts';

const linesOf = (folder: string): Record<string, unknown>[] =>
  readFileSync(join(folder, 'service.log'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

it('what an event does not declare is not written, whoever hands it over', () => {
  const folder = temporaryFolder();
  const log = openLog(folder).of({
    'draft.parked': says('It was put away.', { place: 'text', way: 'text?' }),
  });
  const whole = { place: 'shelf', narrative: 'It drove past me.' };
  log('draft.parked', whole);
  expect(linesOf(folder)).toEqual([
    {
      level: 30,
      time: expect.stringMatching(/Z$/),
      event: 'draft.parked',
      place: 'shelf',
      msg: 'It was put away.',
    },
  ]);
});

it('what an event declares has to be given, and only what may be missing may be missing', () => {
  const log = openLog(temporaryFolder()).of({
    'it.happened': says('It happened.'),
    'case.filed': says('Filed.', { caseNumber: 'text', copies: 'number', reason: 'text?' }),
  });
  log('it.happened');
  log('case.filed', { caseNumber: '7QK-00001-Q', copies: 0 });
  // @ts-expect-error its fields are missing
  log('case.filed');
  // @ts-expect-error copies is missing
  log('case.filed', { caseNumber: '7QK-00001-Q' });
  // @ts-expect-error copies is a number
  log('case.filed', { caseNumber: '7QK-00001-Q', copies: 'none' });
  // @ts-expect-error it is not declared
  log('case.lost');
});

it('a visit is told in the order in which it happened, without a word of the customer', async () => {
  const dataDir = temporaryFolder();
  const terminal = await startTerminal({ dataDir });
  const body = complaint({ narrative: 'Canary7731', contact: { email: 'canary7731@example.com' } });
  await terminal.post('/api/cases', body);
  await terminal.post('/api/cases', body);
  await terminal.post('/api/cases', { ...body, answers: { ...body.answers, narrative: 'Other' } });
  await terminal.post('/api/staff-calls', { language: 'ko' });
  await terminal.post('/api/session/end', {});
  await terminal.stop();
  const log = linesOf(dataDir);
  const told = log
    .filter(({ event }) => /^(service|case|staff|session)\./.test(String(event)))
    .map(({ level, time, msg, ...rest }) => rest);
  expect(told).toEqual([
    { event: 'service.started', port: expect.any(Number), version: '0.1.0' },
    { event: 'case.filed', caseNumber: expect.stringMatching(/^7QK-00001-/), kind: 'complaint' },
    { event: 'case.repeated', caseNumber: expect.stringMatching(/^7QK-00001-/) },
    { event: 'case.refused', code: 'requestIdReused' },
    { event: 'staff.called', language: 'ko' },
    { event: 'session.ended' },
  ]);
  expect(log).toContainEqual(
    expect.objectContaining({ event: 'receipt.changed', state: 'printed', caseNumber: told[1]?.caseNumber }),
  );
  expect(JSON.stringify(log)).not.toMatch(/canary7731/i);
});

it('every event of every module says what happened in a sentence', () => {
  const sentences = modules.flatMap((module) =>
    'logEvents' in module ? Object.values(module.logEvents ?? {}).map(({ says: sentence }) => sentence) : [],
  );
  expect(sentences.length).toBeGreaterThan(15);
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/);
});
