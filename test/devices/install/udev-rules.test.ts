import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IDTECH_HID } from '../../../devices/card-reader/vivotech2/card-reader.ts';

const folder = join(import.meta.dirname, '../../../devices/install');
const files = readdirSync(folder).filter((name) => name.endsWith('.rules'));

const rulesOf = (name: string) =>
  readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

it('there is one for a desktop and one for a kiosk without a login', () => {
  expect(files).toEqual(['69-card-readers-desktop.rules', '69-card-readers-headless.rules']);
});

describe.each(files)('%s', (name) => {
  it('comes before the rules that hand devices to the seat', () => {
    expect(Number.parseInt(name, 10)).toBeLessThan(73);
  });

  it('covers the readers that are driven through hidraw', () => {
    const vendors = rulesOf(name).map((rule) => /ATTRS\{idVendor\}=="(\w+)"/.exec(rule)?.[1]);
    expect(vendors).toEqual([IDTECH_HID.vendorId.toString(16).padStart(4, '0'), '0c27']);
  });

  it('writes IDs as the kernel does, in lower-case hex', () => {
    for (const [, id] of rulesOf(name)
      .join('\n')
      .matchAll(/ATTRS\{id\w+\}=="(\w+)"/g)) {
      expect(id).toMatch(/^[0-9a-f]{4}$/);
    }
  });

  it('compares with two equal signs and assigns with one', () => {
    for (const part of rulesOf(name).flatMap((rule) => rule.split(', '))) {
      expect(part).toMatch(/^((KERNEL|SUBSYSTEM|ATTRS\{\w+\})==|(TAG\+|GROUP|MODE:)=)"[^"]+"$/);
    }
  });
});
