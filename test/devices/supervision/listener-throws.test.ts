import { describe, expect, it, vi } from 'vitest';
import { gadgetBench } from './gadget-bench.ts';

const mistake = new Error('a mistake');
const throwing = () => {
  throw mistake;
};

describe('a listener that throws', () => {
  it('is a surprise each time, and the others hear everything', async () => {
    const { clock, gadget, last, surprises, told } = gadgetBench();
    const heardAfterIt: string[] = [];
    gadget.onEvent(throwing);
    gadget.onEvent(({ type }) => heardAfterIt.push(type));
    await clock.advance(0);
    gadget.tell({ type: 'said', word: 'one' });
    last().unplug();
    await clock.advance(250);
    expect(told).toEqual(['online', 'one', 'unplugged', 'online']);
    expect(heardAfterIt).toEqual(['statusChanged', 'said', 'statusChanged', 'statusChanged']);
    expect(surprises).toEqual([mistake, mistake, mistake, mistake]);
  });

  it('that unsubscribed hears no more, and is no surprise any more', async () => {
    const { clock, gadget, surprises, told } = gadgetBench();
    const unsubscribe = gadget.onEvent(throwing);
    await clock.advance(0);
    unsubscribe();
    gadget.tell({ type: 'said', word: 'one' });
    expect(told).toEqual(['online', 'one']);
    expect(surprises).toEqual([mistake]);
  });

  it('is thrown at the process where nobody is told of surprises, and the device goes on', async () => {
    const later = vi.spyOn(globalThis, 'queueMicrotask').mockImplementation(() => {});
    try {
      const { gadget, told } = gadgetBench({ onSurprise: false });
      gadget.onEvent(throwing);
      gadget.tell({ type: 'said', word: 'one' });
      gadget.tell({ type: 'said', word: 'two' });
      expect(told).toEqual(['one', 'two']);
      expect(later).toHaveBeenCalledTimes(2);
      expect(later.mock.calls[0]?.[0]).toThrow(mistake);
      await gadget.close();
    } finally {
      later.mockRestore();
    }
  });
});

describe('a driver that throws', () => {
  it('while the device is in use: a surprise, a status, and the device is closed and opened again', async () => {
    const { clock, connections, last, surprises, told, openings } = gadgetBench();
    await clock.advance(0);
    last().fail(mistake);
    await clock.advance(0);
    expect(told).toEqual(['online', 'driverFailed']);
    expect(surprises).toEqual([mistake]);
    expect(connections.map(({ closed }) => closed)).toEqual([1]);
    await clock.advance(250);
    expect(told).toEqual(['online', 'driverFailed', 'online']);
    expect(openings).toEqual([0, 250]);
  });

  it('while the device is being opened: the same', async () => {
    const { clock, gadget, socket, last, surprises } = gadgetBench();
    await clock.advance(0);
    socket.open = () => Promise.reject(mistake);
    last().unplug();
    await clock.advance(250);
    expect(gadget.status).toMatchObject({ fault: { code: 'driverFailed', detail: 'Error: a mistake' } });
    expect(surprises).toEqual([mistake]);
  });
});
