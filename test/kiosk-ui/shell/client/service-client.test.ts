import { afterEach, expect, test, vi } from 'vitest';
import type { FileCaseRequest } from '../../../../contract/cases.ts';
import type { Problem } from '../../../../contract/problems.ts';
import { fileCase } from '../../../../kiosk-ui/shell/client/service-client.ts';
import { aFiledCase } from '../../../flows/examples.ts';

const request: FileCaseRequest = {
  requestId: '00000000-0000-4000-8000-000000000001',
  kind: 'complaint',
  answers: { category: 'other', narrative: 'x' },
  language: 'en',
};

function serviceThatAnswers(status: number, body: string) {
  const service = vi.fn<typeof fetch>(
    async () => new Response(body, { status, headers: { 'Content-Type': 'application/json' } }),
  );
  vi.stubGlobal('fetch', service);
  vi.stubGlobal('location', { pathname: '/kiosk/' });
  return service;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

const file = () => fileCase(request, new AbortController().signal);

test('a command carries the header that no foreign page can send', async () => {
  const service = serviceThatAnswers(201, JSON.stringify(aFiledCase));
  expect(await file()).toEqual({ ok: true, filed: aFiledCase });
  expect(new Headers(service.mock.calls[0]?.[1]?.headers).get('X-Terminal')).toBe('kiosk');
});

test.each<[Problem['code'], string]>([
  ['invalidRequest', 'refused'],
  ['tooLarge', 'refused'],
  ['requestIdReused', 'refused'],
  ['storageFull', 'notSaved'],
  ['storageFailed', 'notSaved'],
  ['internal', 'noAnswer'],
])('%s is told to the customer as %s', async (code, failure) => {
  serviceThatAnswers(500, JSON.stringify({ code, message: 'no' }));
  expect(await file()).toEqual({ ok: false, failure });
});

test('an answer that makes no sense leaves the outcome unknown', async () => {
  serviceThatAnswers(502, '<html>Bad gateway</html>');
  await expect(file()).rejects.toThrow();
});
