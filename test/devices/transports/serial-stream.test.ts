import { describe, expect, it } from 'vitest';
import { openFailure, openSerialStream } from '../../../devices/transports/serial-stream.ts';
import { openPseudoTerminal } from '../../protocols/pseudo-terminal.ts';

/** Windows has no pseudo-terminal that opens as a serial port. */
describe.runIf(process.platform !== 'win32')('a serial port on a pseudo-terminal of the kernel', () => {
  it('carries all byte values both ways, unchanged', async () => {
    const pty = await openPseudoTerminal();
    const opened = await openSerialStream({ path: pty.path, baudRate: 115_200 })();
    if (!opened.ok) throw new Error(opened.detail);
    const all = Uint8Array.from({ length: 256 }, (_, value) => value);
    const received = collect(256, opened.stream.onData);
    const echoed = collect(256, pty.deviceEnd.onData);
    await opened.stream.write(all);
    expect(await echoed).toEqual(all);
    await pty.deviceEnd.write(all);
    expect(await received).toEqual(all);
    await opened.stream.close();
    await expect(opened.stream.write(all)).rejects.toThrow('closed');
    await pty.hangUp();
  });

  it('is busy for whoever opens it a second time, and free again after it was closed', async () => {
    const pty = await openPseudoTerminal();
    const open = openSerialStream({ path: pty.path, baudRate: 115_200 });
    const first = await open();
    expect(await open()).toMatchObject({ ok: false, failure: 'busy' });
    if (first.ok) await first.stream.close();
    const again = await open();
    expect(again.ok).toBe(true);
    if (again.ok) await again.stream.close();
    await pty.hangUp();
  });

  it('ends the stream once when the device goes away, and then is not there', async () => {
    const pty = await openPseudoTerminal();
    const open = openSerialStream({ path: pty.path, baudRate: 115_200 });
    const opened = await open();
    if (!opened.ok) throw new Error(opened.detail);
    const reasons: string[] = [];
    opened.stream.onData(() => {});
    const ended = new Promise<void>((resolve) => {
      opened.stream.onClose((why) => {
        reasons.push(why);
        resolve();
      });
    });
    await pty.hangUp();
    await ended;
    await opened.stream.close();
    expect(reasons).toEqual([expect.stringContaining('disconnected')]);
    opened.stream.onClose((why) => reasons.push(why));
    expect(reasons).toHaveLength(2);
    expect(await open()).toMatchObject({ ok: false });
  });
});

describe('a serial port that cannot be opened', () => {
  it('is not found when there is no such device', async () => {
    const result = await openSerialStream({ path: '/dev/no-such-port', baudRate: 115_200 })();
    expect(result).toMatchObject({ ok: false, failure: 'notFound' });
  });

  it('fails in words when the settings are impossible', async () => {
    const result = await openSerialStream({ path: '', baudRate: 115_200 })();
    expect(result).toMatchObject({ ok: false, failure: 'failed' });
  });

  it.each([
    ['Error: No such file or directory, cannot open /dev/ttyUSB0', 'notFound'],
    ['Opening COM3: File not found', 'notFound'],
    ['Error: Permission denied, cannot open /dev/ttyUSB0', 'noPermission'],
    ['Error Resource temporarily unavailable Cannot lock port', 'busy'],
    ['Error: Resource busy, cannot open /dev/tty.usbserial', 'busy'],
    ['Opening COM3: Access denied', 'busy'],
    ['Error: Input/output error', 'failed'],
  ])('"%s" means %s', (message, failure) => expect(openFailure(message)).toBe(failure));
});

function collect(
  length: number,
  onData: (listener: (bytes: Uint8Array) => void) => unknown,
): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const received: number[] = [];
    onData((chunk) => {
      received.push(...chunk);
      if (received.length >= length) resolve(Uint8Array.from(received));
    });
  });
}
