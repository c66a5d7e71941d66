import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { type FileCaseRequest, FiledCase } from '../../../../contract/cases.ts';
import { ReceiptView } from '../../../../contract/receipts.ts';
import { systemClock } from '../../../../devices/clock.ts';
import { sql } from '../../../../terminal-service/ledger/store.ts';
import { openStore } from '../../open-store.ts';
import { startTerminal } from '../../running-terminal.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const clock = { ...systemClock, now: () => Date.parse('2026-03-14T16:05:00Z') };
const request = (answers: object = {}, language = 'en'): FileCaseRequest => ({
  requestId: randomUUID(),
  kind: 'lostItem',
  language,
  answers: {
    what: 'A blue Umbrella7731',
    where: { where: 'onVehicle', words: 'Line Seven7731' },
    when: { date: '2026-03-13', time: '18:00' },
    ...answers,
  },
});

async function fileAndRead(body: FileCaseRequest) {
  const dataDir = temporaryFolder();
  const terminal = await startTerminal({ dataDir, clock });
  const filed = FiledCase.parse(await (await terminal.post('/api/cases', body)).json());
  const receipt = ReceiptView.parse(await (await terminal.get(`/api/receipts/${filed.receiptId}`)).json());
  await terminal.stop();
  const store = openStore(`${dataDir}/terminal.db`);
  const row = store.first(sql.selectFrom('filed_case').selectAll());
  store.close();
  return { filed, receipt, row, text: receipt.lines.join('\n') };
}

it('is filed whole, and its receipt says where and when by what was chosen, and nothing that was typed', async () => {
  const { filed, receipt, row, text } = await fileAndRead(request());
  expect(filed.receipt).toEqual({ state: 'printed' });
  expect(JSON.parse(row?.answers ?? '')).toEqual({
    what: 'A blue Umbrella7731',
    where: { where: 'onVehicle', words: 'Line Seven7731' },
    when: { date: '2026-03-13', time: '18:00' },
  });
  expect([row?.kind, row?.card_number]).toEqual(['lostItem', null]);
  expect(text).toContain('Lost item reported');
  expect(text).toMatch(/\nWhere +On a bus or train\n/);
  expect(text).toMatch(/\nWhen +Mar 13, 2026, 6:00.PM\n/);
  expect(text).toContain('LA Metro will look for your lost item.');
  expect(text).not.toContain('About');
  expect(JSON.stringify(receipt)).not.toContain('7731');
});

it('whose time is not known says the day alone', async () => {
  const { text } = await fileAndRead(request({ when: { date: '2026-03-13', time: 'unknown' } }));
  expect(text.replaceAll('\n', ' ').replace(/ +/g, ' ')).toContain(
    'When Friday, March 13, 2026, time not known',
  );
});

it('in Armenian has its words in Armenian', async () => {
  const { receipt, text } = await fileAndRead(request({}, 'hy'));
  expect(receipt.language).toBe('hy');
  expect(text).toContain('Երբ');
  expect(text).not.toMatch(/Where|When|bus/);
});

it.each([
  ['what', 'missing', { what: ' ' }],
  ['where', 'missing', { where: { where: 'onVehicle', words: ' ' } }],
  ['when', 'missing', { when: { date: null, time: 'unknown' } }],
  ['when', 'inFuture', { when: { date: '2026-03-14', time: '09:06' } }],
])('with a bad answer to %s is refused as %s, and nothing is filed', async (key, what, answers) => {
  const terminal = await startTerminal({ dataDir: temporaryFolder(), clock });
  const reply = await terminal.post('/api/cases', request(answers));
  expect([reply.status, await reply.json()]).toMatchObject([400, { fields: { [`answers.${key}`]: what } }]);
});
