import { describe, expect, it } from 'vitest';
import type { ByteStream } from '../../../devices/transports/byte-stream.ts';
import { memoryPair, memoryPort } from '../../../devices/transports/memory-pair.ts';
import { settle } from '../../manual-clock.ts';

const text = (value: string) => new TextEncoder().encode(value);

function listening(stream: ByteStream): string[] {
  const heard: string[] = [];
  stream.onData((chunk) => heard.push(new TextDecoder().decode(chunk)));
  stream.onClose((why) => heard.push(`<${why}>`));
  return heard;
}

describe('a pair of joined ends', () => {
  it('carries bytes both ways, later and not at once', async () => {
    const { ends } = memoryPair();
    const heard = ends.map(listening);
    const written = ends[0].write(text('there'));
    ends[1].write(text('back'));
    expect(heard).toEqual([[], []]);
    await written;
    expect(heard).toEqual([['back'], ['there']]);
  });

  it('keeps bytes until somebody listens, and the writer waits as long', async () => {
    const { ends } = memoryPair();
    let taken = false;
    const written = ends[0].write(text('early')).then(() => {
      taken = true;
    });
    await settle();
    expect(taken).toBe(false);
    const heard = listening(ends[1]);
    await written;
    expect(heard).toEqual(['early']);
  });

  it('is not disturbed when the writer uses its buffer again', async () => {
    const { ends } = memoryPair();
    const heard = listening(ends[1]);
    const buffer = text('first');
    const written = ends[0].write(buffer);
    buffer.fill(0x58);
    await written;
    expect(heard).toEqual(['first']);
  });

  it('re-cuts chunks as it is told', async () => {
    const { ends } = memoryPair({
      recut: (waiting) => [Uint8Array.from(waiting.flatMap((chunk) => [...chunk]))],
    });
    const heard = listening(ends[1]);
    await Promise.all([ends[0].write(text('one ')), ends[0].write(text('two'))]);
    expect(heard).toEqual(['one two']);
  });

  it('delivers what was written before it was closed, then tells the other side', async () => {
    const { ends } = memoryPair();
    const heard = listening(ends[1]);
    ends[0].write(text('last words'));
    await ends[0].close();
    await ends[0].close();
    await settle();
    expect(heard).toEqual(['last words', '<closed by the other side>']);
    await expect(ends[0].write(text('more'))).rejects.toThrow('closed');
    await expect(ends[1].write(text('more'))).rejects.toThrow('closed');
  });

  it('loses what is under way when it is unplugged, tells both sides once, and late comers at once', async () => {
    const { ends, unplug } = memoryPair();
    const heard = ends.map(listening);
    const written = ends[0].write(text('lost'));
    unplug('cable');
    unplug('again');
    await expect(written).rejects.toThrow('cable');
    await settle();
    expect(heard).toEqual([['<cable>'], ['<cable>']]);
    expect(listening(ends[1])).toEqual(['<cable>']);
  });
});

describe('a port with a simulated device', () => {
  it('is opened, busy, unplugged, not found, and opened again with a fresh connection', async () => {
    const connections: ByteStream[] = [];
    const port = memoryPort((end) => connections.push(end));
    const first = await port.open();
    expect(first.ok).toBe(true);
    expect(await port.open()).toMatchObject({ ok: false, failure: 'busy' });
    port.unplug();
    expect(await port.open()).toMatchObject({ ok: false, failure: 'notFound' });
    port.plugIn();
    const second = await port.open();
    expect(second.ok).toBe(true);
    if (second.ok) await second.stream.close();
    expect((await port.open()).ok).toBe(true);
    expect(new Set(connections).size).toBe(3);
  });
});
