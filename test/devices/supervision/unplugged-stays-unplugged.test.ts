import { expect, it } from 'vitest';
import { faulty, gadgetBench } from './gadget-bench.ts';

async function unplugged() {
  const bench = gadgetBench();
  await bench.clock.advance(0);
  bench.refuse('notFound', 'there is no such port');
  bench.last().unplug();
  await bench.clock.advance(60_000);
  return bench;
}

it('a port that has vanished is how an unplugged cable looks: the status stays', async () => {
  const { gadget, told, openings } = await unplugged();
  expect(openings.length).toBeGreaterThan(10);
  expect(gadget.status).toEqual(faulty('unplugged'));
  expect(told).toEqual(['online', 'unplugged']);
});

it('any other failure is told, and from then on the vanished port as well', async () => {
  const { clock, gadget, refuse, told } = await unplugged();
  refuse('noPermission', 'the udev rules are missing');
  await clock.advance(60_000);
  refuse('notFound', 'there is no such port');
  await clock.advance(60_000);
  expect(told).toEqual(['online', 'unplugged', 'noPermission', 'notFound']);
  expect(gadget.status).toEqual(faulty('notFound', 'there is no such port'));
});

it('plugged in again it is online, and unplugged again it is told again', async () => {
  const { clock, gadget, socket, last, told } = gadgetBench();
  const { open } = socket;
  for (let time = 0; time < 2; time++) {
    socket.open = open;
    await clock.advance(6_000);
    expect(gadget.status).toEqual({ device: 'online' });
    socket.open = async () => ({ ok: false, failure: 'notFound', detail: '' });
    last().unplug();
    await clock.advance(6_000);
  }
  expect(told).toEqual(['online', 'unplugged', 'online', 'unplugged']);
});

it('a status that says the same is not told twice; one with another detail is', async () => {
  const { clock, gadget, told } = gadgetBench();
  await clock.advance(0);
  gadget.setStatus({ device: 'online' });
  gadget.setStatus(faulty('slow', 'a little'));
  gadget.setStatus(faulty('slow', 'a little'));
  gadget.setStatus(faulty('slow', 'very'));
  expect(told).toEqual(['online', 'slow', 'slow']);
});
