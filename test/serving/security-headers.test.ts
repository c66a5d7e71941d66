import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, it, onTestFinished } from 'vitest';
import { securityHeaders } from '../../serving/guards.ts';

/** What the headers of a page at this address say. */
async function headersOf(path: string): Promise<Headers> {
  const app = express().use(securityHeaders, (_request, response) => void response.send('a page'));
  const server = app.listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return (await fetch(`http://127.0.0.1:${port}${path}`)).headers;
}

it('pages of staff are kept from whoever opened them, and from what they open', async () => {
  for (const path of ['/counter/', '/diagnostics/', '/api/status'])
    expect([path, (await headersOf(path)).get('Cross-Origin-Opener-Policy')]).toEqual([path, 'same-origin']);
});

it('the kiosk is in a sandbox instead, with which the HTML standard refuses an opener policy', async () => {
  const headers = await headersOf('/kiosk/');
  expect(headers.get('Content-Security-Policy')).toContain('; sandbox allow-scripts allow-same-origin');
  expect(headers.has('Cross-Origin-Opener-Policy')).toBe(false);
});

it('no other page is in that sandbox: staff download and print', async () => {
  for (const path of ['/counter/', '/diagnostics/', '/counter/kiosk/'])
    expect((await headersOf(path)).get('Content-Security-Policy')).not.toContain('sandbox');
});

it('nothing is guessed, referred to, or lent to a page of somebody else', async () => {
  for (const path of ['/kiosk/', '/counter/']) {
    const headers = await headersOf(path);
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
  }
});
