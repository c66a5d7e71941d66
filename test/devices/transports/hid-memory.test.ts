import { describe, expect, it } from 'vitest';
import { type HidGadget, memoryHidPort } from '../../../devices/transports/hid-memory.ts';
import { settle } from '../../manual-clock.ts';

/** A device that sends every output report back, and keeps one feature report. */
function echoPort() {
  const powers: string[] = [];
  let disconnections = 0;
  let feature: Uint8Array = Uint8Array.of(0, 1, 2, 3);
  const port = memoryHidPort((sendInput, power) => {
    powers.push(power);
    return {
      outputReport: sendInput,
      setFeatureReport: (report) => {
        feature = report;
      },
      getFeatureReport: (_, length) => feature.slice(0, length),
      disconnected: () => disconnections++,
    };
  });
  return { port, powers, disconnections: () => disconnections };
}

async function opened(port: ReturnType<typeof memoryHidPort>) {
  const result = await port.open();
  if (!result.ok) throw new Error(result.detail);
  return result.device;
}

describe('a simulated HID device', () => {
  it('gets output reports and sends input reports, whole and in order', async () => {
    const device = await opened(echoPort().port);
    const reports: number[][] = [];
    device.onReport((report) => reports.push([...report]));
    await Promise.all([device.write(Uint8Array.of(1, 10)), device.write(Uint8Array.of(2, 20))]);
    await settle();
    expect(reports).toEqual([
      [1, 10],
      [2, 20],
    ]);
  });

  it('sends into the void while nobody listens, as a real one does', async () => {
    const device = await opened(echoPort().port);
    await device.write(Uint8Array.of(1));
    await settle();
    const reports: number[][] = [];
    const stop = device.onReport((report) => reports.push([...report]));
    await device.write(Uint8Array.of(2));
    await settle();
    stop();
    await device.write(Uint8Array.of(3));
    await settle();
    expect(reports).toEqual([[2]]);
  });

  it('is not changed by what the writer does to the bytes afterwards', async () => {
    const device = await opened(echoPort().port);
    const reports: number[][] = [];
    device.onReport((report) => reports.push([...report]));
    const report = Uint8Array.of(1, 2);
    const written = device.write(report);
    report.fill(9);
    await written;
    await settle();
    expect(reports).toEqual([[1, 2]]);
  });

  it('sets and gets feature reports', async () => {
    const device = await opened(echoPort().port);
    await device.sendFeatureReport(Uint8Array.of(0, 8, 9));
    expect(await device.getFeatureReport(0, 2)).toEqual(Uint8Array.of(0, 8));
  });

  it('refuses kinds of report that it does not have', async () => {
    const mute: HidGadget = { disconnected: () => {} };
    const device = await opened(memoryHidPort(() => mute));
    await expect(device.write(Uint8Array.of(1))).rejects.toThrow('no output reports');
    await expect(device.sendFeatureReport(Uint8Array.of(1))).rejects.toThrow('no feature reports');
    await expect(device.getFeatureReport(0, 9)).rejects.toThrow('no feature reports');
  });

  it('that is pulled out tells once, and takes nothing any more', async () => {
    const { port, disconnections } = echoPort();
    const device = await opened(port);
    const reasons: string[] = [];
    device.onClose((why) => reasons.push(why));
    port.unplug();
    port.unplug();
    await device.close();
    expect(reasons).toEqual(['unplugged']);
    expect(disconnections()).toBe(1);
    await expect(device.write(Uint8Array.of(1))).rejects.toThrow('unplugged');
    device.onClose((why) => reasons.push(`late: ${why}`));
    expect(reasons).toEqual(['unplugged', 'late: unplugged']);
    expect(await port.open()).toMatchObject({ ok: false, failure: 'notFound' });
  });

  it('that is pulled out in the middle of a transfer fails it', async () => {
    const { port } = echoPort();
    const device = await opened(port);
    const transfer = device.getFeatureReport(0, 4);
    port.unplug();
    await expect(transfer).rejects.toThrow('unplugged');
  });

  it('is busy while it is open, and opens again after it was closed', async () => {
    const { port } = echoPort();
    const device = await opened(port);
    expect(await port.open()).toMatchObject({ ok: false, failure: 'busy' });
    await device.close();
    expect(await port.open()).toMatchObject({ ok: true });
  });

  it('knows whether it lost its power since it was opened last', async () => {
    const { port, powers } = echoPort();
    await (await opened(port)).close();
    await (await opened(port)).close();
    port.unplug();
    expect(port.pluggedIn).toBe(false);
    port.plugIn();
    await opened(port);
    expect(powers).toEqual(['justOn', 'stillOn', 'justOn']);
  });
});
