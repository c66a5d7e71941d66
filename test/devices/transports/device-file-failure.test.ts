import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { systemClock } from '../../../devices/clock.ts';
import { deviceFileFailure } from '../../../devices/transports/device-file-failure.ts';
import { openSerialStream } from '../../../devices/transports/serial-stream.ts';
import { openUsbPrinterStream } from '../../../devices/transports/usb-printer-stream.ts';
import { openPseudoTerminal } from '../../protocols/pseudo-terminal.ts';
import { temporaryFolder } from '../../terminal-service/temporary-folder.ts';

test.each([
  ['noPermission', /^this account may not open \/dev\/ttyUSB0; add it to the group "dialout"/],
  ['notFound', /^\/dev\/ttyUSB0 is not there; plug the device in/],
  ['busy', /^another program is using \/dev\/ttyUSB0; close it$/],
  ['failed', /^\/dev\/ttyUSB0 cannot be opened: Error: Input\/output error$/],
] as const)('%s is said with what to do about it', (failure, words) => {
  const message = 'Error: Input/output error';
  expect(deviceFileFailure(failure, '/dev/ttyUSB0', 'dialout', message)).toMatch(words);
});

test('a serial port that is not there is told so by whoever opens it', async () => {
  const opened = await openSerialStream({ path: '/dev/no-such-port', baudRate: 115_200 })();
  expect(opened).toMatchObject({
    detail: '/dev/no-such-port is not there; plug the device in, or look its name up with list-devices',
  });
});

test('a serial port that another program holds', async () => {
  const pty = await openPseudoTerminal();
  const held = await openSerialStream({ path: pty.path, baudRate: 115_200 })();
  const opened = await openSerialStream({ path: pty.path, baudRate: 115_200 })();
  expect(opened).toMatchObject({ detail: `another program is using ${pty.path}; close it` });
  if (held.ok) await held.stream.close();
  await pty.hangUp();
});

test('a USB printer by its file', async () => {
  const path = join(temporaryFolder(), 'lp0');
  const open = openUsbPrinterStream({ printer: { path }, clock: systemClock });
  expect(await open()).toMatchObject({ detail: expect.stringContaining(`${path} is not there`) });
});

// Root may open everything.
test.skipIf(process.getuid?.() === 0)('a USB printer that this account may not open', async () => {
  const path = join(temporaryFolder(), 'lp0');
  writeFileSync(path, '');
  chmodSync(path, 0);
  const open = openUsbPrinterStream({ printer: { path }, clock: systemClock });
  expect(await open()).toMatchObject({ detail: expect.stringContaining('group "lp"') });
});
