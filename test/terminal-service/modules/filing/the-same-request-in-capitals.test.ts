import { expect, it } from 'vitest';
import { FiledCase } from '../../../../contract/cases.ts';
import { complaint } from '../../complaint.ts';
import { listedCases } from '../../listed-cases.ts';
import { startTerminal } from '../../running-terminal.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

it('a request id is the same in capitals: the case is filed once', async () => {
  const dataDir = temporaryFolder();
  const terminal = await startTerminal({ dataDir, config: { printer: 'none' } });
  const request = complaint({ requestId: 'c0ffee00-7731-4abc-9def-0123456789ab' });
  const send = async (requestId: string) =>
    FiledCase.parse(await (await terminal.post('/api/cases', { ...request, requestId })).json());
  const filed = await send(request.requestId.toUpperCase());
  expect(filed.replayed).toBe(false);
  for (const id of [
    request.requestId,
    request.requestId.toUpperCase(),
    request.requestId.replace('c0ffee', 'C0ffEE'),
  ])
    expect(await send(id)).toEqual({ ...filed, replayed: true });
  expect(await listedCases(dataDir)).toHaveLength(1);
});
