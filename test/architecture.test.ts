import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/** The arrows: what each part of the tree may import of ours, besides itself. */
const arrows: Readonly<Record<string, (target: string) => boolean>> = {
  contract: () => false,
  devices: () => false,
  receipts: () => false,
  serving: (target) => target.startsWith('contract/'),
  'terminal-service': (target) => /^(contract|devices|receipts|serving)\//.test(target),
  'kiosk-ui': (target) => /^(contract|receipts)\//.test(target),
};

const files = Object.keys(arrows).flatMap((part) =>
  readdirSync(join(root, part), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name))),
);

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']*)'/g)].map(([, target = '']) =>
    relative(root, join(root, dirname(file), target)),
  );
}

describe('the arrows between the parts of the tree', () => {
  it('looks at files of every part', () => {
    for (const part of Object.keys(arrows))
      expect(files.some((file) => file.startsWith(`${part}/`))).toBe(true);
  });

  it('hold in every file', () => {
    const wrong = files.flatMap((file) => {
      const [part = ''] = file.split('/');
      return importsOf(file)
        .filter((target) => !target.startsWith(`${part}/`) && !arrows[part]?.(target))
        .map((target) => `${file} imports ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('leave no folder without a domain name', () => {
    const nameless = files.filter((file) =>
      /(^|\/)(shared|utils?|common|types|helpers?)(\/|\.tsx?$)/.test(file),
    );
    expect(nameless).toEqual([]);
  });

  it('let nothing but the clock read the time or set a timer, outside pages that must', () => {
    const direct = files.filter(
      (file) =>
        !file.startsWith('kiosk-ui/') &&
        file !== 'devices/clock.ts' &&
        /Date\.now\(|[^.\w]setTimeout\(|[^.\w]setInterval\(|performance\.now\(/.test(
          readFileSync(join(root, file), 'utf8'),
        ),
    );
    expect(direct).toEqual([]);
  });
});
