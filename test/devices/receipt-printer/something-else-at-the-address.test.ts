import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openEscPosPrinter } from '../../../devices/receipt-printer/escpos/session.ts';
import { memoryPair } from '../../../devices/transports/memory-pair.ts';
import { ManualClock } from '../../manual-clock.ts';
import { printerBench, submitTo } from './printer-bench.ts';

/** A server that says the same to whatever it is sent, and hangs up. `greets`: before it has heard anything. */
async function driverTalkingTo(says: Uint8Array, greets = false) {
  const clock = new ManualClock();
  const printer = openEscPosPrinter({
    open: async () => {
      const [host, server] = memoryPair().ends;
      const answer = () => server.write(says).then(() => server.close());
      server.onData(() => void answer().catch(() => {}));
      if (greets) answer().catch(() => {});
      return { ok: true, stream: host };
    },
    clock,
    random: () => 0.5,
  });
  const faults: string[] = [];
  printer.onStatus((status) => faults.push('fault' in status ? status.fault.code : status.device));
  await clock.advance(60_000);
  return { clock, printer, faults };
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const webServer = 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n';

describe('something that is no printer answers at its address', () => {
  test.each<[string, string | number[], boolean]>([
    ['a web server', webServer, false],
    [
      'an older one',
      'HTTP/1.0 501 Not Implemented\r\nServer: httpd\r\n\r\n<html><body>501</body></html>',
      false,
    ],
    ['one that sends a page alone', '<!DOCTYPE html><title>400</title><p>What is this?', false],
    ['a mail server', '220 mail ESMTP ready\r\n', true],
    ['a remote shell', 'SSH-2.0-OpenSSH_9.6\r\n', true],
    ['a telnet console', [0xff, 0xfd, 0x18, 0xff, 0xfd, 0x20, 0xff, 0xfd, 0x23], true],
  ])('%s: that is what is said, and nothing about paper or cutter', async (_, says, greets) => {
    const { printer, faults } = await driverTalkingTo(
      typeof says === 'string' ? bytesOf(says) : Uint8Array.from(says),
      greets,
    );
    expect(faults).toEqual(['notAPrinter']);
    expect(printer.status).toMatchObject({
      device: 'noDevice',
      paper: 'unknown',
      fault: { code: 'notAPrinter', action: 'configuration' },
    });
  });

  test('nothing is sent to it', async () => {
    const { clock, printer } = await driverTalkingTo(bytesOf(webServer));
    const job = submitTo(printer, 'R1');
    await clock.advance(60_000);
    expect(job.outcome).toEqual({ outcome: 'notSent', reason: 'notAPrinter' });
    expect(job.progress).toEqual([]);
  });

  test('whatever it has to say, no fault of a printer is made of it', async () => {
    const words = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(words, async (text) => {
        const { faults } = await driverTalkingTo(bytesOf(text));
        expect(['notAPrinter', 'notAnswering']).toEqual(expect.arrayContaining(faults));
      }),
      { numRuns: 200 },
    );
  });
});

test('a disturbed byte or two while a printer is found make nothing else of it', async () => {
  const { printer } = await printerBench({}, (open) => async () => {
    const opened = await open();
    if (!opened.ok) return opened;
    const { stream } = opened;
    const onData = (listener: (bytes: Uint8Array) => void) => {
      listener(Uint8Array.from([0xff, 0x91, 0x80]));
      return stream.onData(listener);
    };
    return {
      ok: true,
      stream: {
        onData,
        write: (bytes) => stream.write(bytes),
        onClose: (listener) => stream.onClose(listener),
        close: () => stream.close(),
      },
    };
  });
  expect(printer.status).toMatchObject({ device: 'online' });
});
