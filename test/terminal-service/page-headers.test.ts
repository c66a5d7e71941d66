import { expect, it } from 'vitest';
import { startTerminal } from './running-terminal.ts';
import { temporaryFolder } from './temporary-folder.ts';

const start = () => startTerminal({ dataDir: temporaryFolder() });

it('the kiosk runs nothing from elsewhere, frames nothing, sends no form and opens nothing', async () => {
  const { origin } = await start();
  const { headers } = await fetch(`${origin}/kiosk/`);
  const directives = new Map(
    (headers.get('Content-Security-Policy') ?? '').split('; ').map((part): [string, string] => {
      const [name = '', ...sources] = part.split(' ');
      return [name, sources.join(' ')];
    }),
  );
  expect(Object.fromEntries(directives)).toEqual({
    'default-src': "'self'",
    'img-src': "'self' data:",
    'object-src': "'none'",
    'frame-src': "'none'",
    'worker-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    sandbox: 'allow-scripts allow-same-origin',
  });
  // Both together are refused by the HTML standard.
  expect(headers.has('Cross-Origin-Opener-Policy')).toBe(false);
});

it('no page of ours may use a camera, a microphone, the place, a device or the clipboard', async () => {
  const { origin } = await start();
  for (const page of ['kiosk', 'counter', 'diagnostics']) {
    const { headers } = await fetch(`${origin}/${page}/`);
    const refused = (headers.get('Permissions-Policy') ?? '').split(', ');
    const features = [
      'camera',
      'microphone',
      'display-capture',
      'geolocation',
      'usb',
      'serial',
      'hid',
      'bluetooth',
    ];
    expect(refused).toEqual(expect.arrayContaining(features.map((feature) => `${feature}=()`)));
    expect(refused).toEqual(expect.arrayContaining(['clipboard-read=()', 'clipboard-write=()']));
  }
});

it('nothing of the API is kept by a browser', async () => {
  const { origin } = await start();
  for (const path of ['/api/status', '/api/receipts', '/api/nothing'])
    expect([path, (await fetch(`${origin}${path}`)).headers.get('Cache-Control')]).toEqual([
      path,
      'no-store',
    ]);
});

it('an address that only looks like the kiosk is no way round to another page', async () => {
  const { origin } = await start();
  const tricks = [
    '/kiosk/..%2fcounter/',
    '/kiosk/%2e%2e%2Fcounter%2F',
    '/kiosk/..%5ccounter%5c',
    '/kiosk/%00',
  ];
  for (const path of [...tricks, '//counter/', '//kiosk/']) {
    const reply = await fetch(`${origin}${path}`);
    expect([path, reply.status, await reply.text()]).toEqual([
      path,
      404,
      expect.not.stringContaining('<html'),
    ]);
  }
});
