import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startCommand } from '../command-run.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** Clears the screen and sets the window's title; the same by one byte; goes back over what stands there. */
const TAKES_OVER = '\u001b[2J\u001b]0;mine\u0007\u009b31m\u202e\r\u007f';
/** Everything but a line's end, and a tab, that a terminal or a reader's eye obeys instead of showing. */
const OBEYED = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
const obeyed = (said: string) => OBEYED.exec(said.replaceAll(/[\n\t]/g, ''))?.[0];

function written(name: string, content: string): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

describe('nothing that a file holds or is called reaches the terminal as a command', () => {
  it('of the names in a JSON file', async () => {
    const card = { kind: 'desfire', uid: '044F2ED2153580', directory: 'listed' };
    const text = JSON.stringify({
      format: 'card',
      version: 1,
      card: { ...card, applications: { [TAKES_OVER]: { files: {} } } },
    });
    const { code, err } = await startCommand(['decode-card', written('card.json', text)]).ended;
    expect(code).toBe(1);
    expect(obeyed(err)).toBeUndefined();
    expect(err).toContain(
      'card.applications.\u241b[2J\u241b]0;mine\u2407\ufffd31m\ufffd\u240d\u2421: Invalid key',
    );
  });

  it("of a file's name", async () => {
    const { err } = await startCommand(['decode-card', written(`${TAKES_OVER}.mfd`, 'nothing')]).ended;
    expect(err).toContain('\u241b[2J');
    expect(obeyed(err)).toBeUndefined();
  });

  it('of words that mean nothing', async () => {
    const { code, err } = await startCommand(['decode-card', 'x', `--${TAKES_OVER}`]).ended;
    expect(code).toBe(2);
    expect(obeyed(err)).toBeUndefined();
  });
});

it('lines, tabs and words of every script stay as they are', async () => {
  const name = 'Քարտ\tкарта 卡 tarjeta ‏כרטיס';
  const { err } = await startCommand(['decode-card', `/nowhere/${name}`]).ended;
  expect(err).toContain(`/nowhere/${name}`);
  expect(err.endsWith('\n')).toBe(true);
});
