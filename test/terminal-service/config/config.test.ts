import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadConfig } from '../../../terminal-service/config/config.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** What the terminal would run with, if this were its config file. */
function configOf(content: unknown, env: NodeJS.ProcessEnv = {}) {
  const CONFIG = join(temporaryFolder(), 'config.json');
  writeFileSync(CONFIG, typeof content === 'string' ? content : JSON.stringify(content));
  return loadConfig({ CONFIG, ...env });
}

test('whoever sets nothing gets a demonstration', () => {
  expect(configOf({})).toMatchObject({
    port: 8420,
    dataDir: expect.stringMatching(/^\/.*\/data$/),
    agency: 'los-angeles-county',
    cardReader: { kind: 'simulated', reader: 'pn532' },
    uidByteOrder: 'msbFirst',
    codeScanner: { kind: 'simulated' },
    printer: { kind: 'simulated' },
    cashDrawer: 'none',
    speech: { engine: 'espeak-ng' },
  });
});

test('the environment goes before the file, and the file before what is usual', () => {
  const file = { port: 4711, dataDir: '/var/lib/kiosk', printer: 'none' };
  expect(configOf(file)).toMatchObject({ port: 4711, dataDir: '/var/lib/kiosk', printer: { kind: 'none' } });
  expect(configOf(file, { PORT: '0', DATA_DIR: '/tmp/other' })).toMatchObject({
    port: 0,
    dataDir: '/tmp/other',
  });
});

test('once a device is real, none is simulated that was not asked for', () => {
  expect(configOf({ printer: 'tcp:192.0.2.7' })).toMatchObject({
    printer: { kind: 'tcp' },
    cardReader: { kind: 'none' },
    codeScanner: { kind: 'none' },
  });
  expect(configOf({ cardReader: 'pn532:/dev/ttyUSB0', printer: 'simulated' })).toMatchObject({
    cardReader: { kind: 'pn532' },
    codeScanner: { kind: 'none' },
    printer: { kind: 'simulated' },
  });
  expect(configOf({ printer: 'none' })).toMatchObject({
    cardReader: { kind: 'simulated' },
    codeScanner: { kind: 'simulated' },
  });
});

test.each([
  ['0', 0],
  ['65535', 65_535],
])('PORT %s is a port', (PORT, port) => {
  expect(configOf({}, { PORT }).port).toBe(port);
});

test.each(['65536', '123456', '-1', '80.5', 'http', ' 80'])('PORT "%s" is none', (PORT) => {
  expect(() => configOf({}, { PORT })).toThrow(`PORT is "${PORT}"; it must be a number from 0 to 65535.`);
});

test('every mistake is told, each with its key', () => {
  const wrong = () =>
    configOf({ port: 65_536, terminalPrefix: '7QI', printer: 'lpt1', cashDrawer: 'maybe', prinetr: 1 });
  for (const words of [
    'port',
    'terminalPrefix',
    'three of the digits',
    '"lpt1" is not a printer',
    'cashDrawer',
    'prinetr',
  ])
    expect(wrong).toThrow(words);
});

test.each([
  ['{', /The config file \/.*config\.json is not JSON/],
  ['[]', /The config file \/.*config\.json must hold one JSON object\./],
  ['null', /must hold one JSON object/],
  ['7', /must hold one JSON object/],
])('a config file of %s is refused', (content, words) => {
  expect(() => configOf(content)).toThrow(words);
});

test('a config file that was named has to be there', () => {
  expect(() => loadConfig({ CONFIG: '/nowhere/config.json' })).toThrow(
    'The config file /nowhere/config.json cannot be read',
  );
});
