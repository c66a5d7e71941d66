import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cardReaderKinds } from '../../../devices/card-reader/card-reader-kinds.ts';

const folder = join(import.meta.dirname, '../../../devices/install');
const files = readdirSync(folder).filter((name) => name.endsWith('.rules'));

const rulesOf = (name: string) =>
  readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

it('there is one for a desktop and one for a kiosk without a login', () => {
  expect(files).toEqual(['69-customer-center-desktop.rules', '69-customer-center-headless.rules']);
});

it('both speak of the same devices', () => {
  const [desktop, headless] = files.map((name) =>
    rulesOf(name).map((rule) => rule.split(', ').filter((part) => part.includes('=='))),
  );
  expect(desktop).toEqual(headless);
});

/** What they do when a device is plugged in is seen in the real-kernel lane; here is what that could miss. */
describe.each(files)('%s', (name) => {
  it('comes before the rules that hand devices to the seat', () => {
    expect(Number.parseInt(name, 10)).toBeLessThan(73);
  });

  it('covers the readers that are driven through hidraw', () => {
    const vendors = rulesOf(name).map((rule) => /ATTRS\{idVendor\}=="(\w+)"/.exec(rule)?.[1]);
    for (const { usb } of Object.values(cardReaderKinds.hid)) {
      expect(vendors).toContain(usb.vendorId.toString(16).padStart(4, '0'));
    }
  });

  it('leaves out no product of a reader whose vendor makes other things too', () => {
    const products = rulesOf(name).flatMap((rule) => {
      const [, vendor, product] = /ATTRS\{idVendor\}=="(\w+)", ATTRS\{idProduct\}=="(\w+)"/.exec(rule) ?? [];
      return vendor ? [`${vendor}:${product}`] : [];
    });
    expect(products.toSorted()).toEqual(['0c27:3b1e', '0c27:3b4c', '0c27:3bfa']);
    const { vendorId, productIds } = cardReaderKinds.hid.pcprox.usb;
    expect(productIds.map((id) => `${vendorId.toString(16).padStart(4, '0')}:${id.toString(16)}`)).toEqual(
      expect.arrayContaining(products),
    );
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
      expect(part).toMatch(
        /^((KERNEL|SUBSYSTEM|ATTRS\{\w+\})==|((TAG|SYMLINK)\+|GROUP|MODE:|IMPORT\{builtin\})=)"[^"]+"$/,
      );
    }
  });
});
