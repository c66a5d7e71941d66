import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { noKeys } from '../../../../devices/fare-card/classic-keys.ts';
import { parseMfd } from '../../../../devices/fare-card/mfd-file.ts';
import { readFareCard } from '../../../../devices/fare-card/read-fare-card.ts';
import {
  CARD_READER_KINDS,
  cardReaderNames,
  parseCardReaderAddress,
} from '../../../../terminal-service/config/reader-address.ts';
import { openCardReader, readerPlug } from '../../../../terminal-service/modules/devices/opening/readers.ts';
import { simulatedReader } from '../../../../terminal-service/modules/devices/opening/simulated-reader.ts';
import { simulateReaderCommand } from '../../../../terminal-service/modules/devices/simulate-reader-command.ts';
import { ManualClock } from '../../../manual-clock.ts';
import { aProgram } from '../../command-run.ts';

const readme = readFileSync(join(import.meta.dirname, '../../../../README.md'), 'utf8');
const readCard = readFareCard({ families: [], keys: noKeys });

describe.each(CARD_READER_KINDS)('the kind of card reader %s', (kind) => {
  const name = cardReaderNames('/dev/ttyUSB0').find((each) => each.startsWith(kind)) ?? '';

  it('is named in the settings, in the README and in the sentence about a name that is none', () => {
    expect(parseCardReaderAddress(name)).toMatchObject({ ok: true, address: { kind } });
    expect(parseCardReaderAddress(`simulated:${kind}`)).toEqual({
      ok: true,
      address: { kind: 'simulated', reader: kind },
    });
    expect(readme.split('\n').find((line) => line.startsWith('| `cardReader`'))).toContain(`\`${name}\``);
    const wrong = parseCardReaderAddress('no-such-reader');
    expect(wrong.ok ? '' : wrong.message).toContain(`, ${name}, `);
  });

  it('has a plug that asks for its own device', () => {
    const parsed = parseCardReaderAddress(name);
    const asked: object[] = [];
    const bus = {
      list: () => Promise.resolve({ ok: true as const, devices: [] }),
      opener: (address: object) => {
        asked.push(address);
        return () => Promise.resolve({ ok: false as const, failure: 'notFound' as const, detail: '' });
      },
    };
    const plug = parsed.ok ? readerPlug(parsed.address, bus) : undefined;
    expect(plug).toMatchObject({ kind });
    if (plug?.cable === 'hid')
      expect(asked).toEqual([expect.objectContaining({ vendorId: expect.any(Number) })]);
    else expect(asked).toEqual([]);
  });

  it('is driven, with its simulator in the socket', async () => {
    const clock = new ManualClock();
    const { plug, socket, presentCard } = simulatedReader(kind, { clock, uidByteOrder: 'msbFirst' });
    const reader = openCardReader(plug, { readCard, clock, uidByteOrder: 'msbFirst', random: () => 0 });
    onTestFinished(async () => {
      const closing = reader.close();
      await clock.advance(1_000);
      await closing;
    });
    const uids: string[] = [];
    reader.onEvent((event) => {
      if (event.type === 'cardRead') uids.push(event.card.uid);
    });
    await clock.advance(1_000);
    expect(reader.status).toMatchObject({ device: 'online', media: 'notPresent' });
    const card = parseMfd(new Uint8Array(1024).fill(0xa5, 0, 4).fill(0x08, 5, 6).fill(0x04, 6, 7));
    if (card.ok) presentCard(card.card);
    await clock.advance(2_000);
    expect(uids).toEqual(['A5A5A5A5']);
    socket.unplug();
    await clock.advance(1_000);
    expect(reader.status).toMatchObject({ fault: { code: 'unplugged' } });
  });

  it('is played by a command that names what can go wrong', async () => {
    const { usage, about, run } = simulateReaderCommand(kind);
    expect(usage).toMatch(new RegExp(`^simulate ${kind} --(serial PATH|uhid) --card FILE`));
    expect(about).toMatch(/fail WHAT with WHAT one of \w+, \w+/);
    await expect(run([], aProgram())).rejects.toThrow('Say where and which card');
  });
});
