import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { VP3300_FACE } from '../../../../devices/card-reader/vivotech2/simulator-face.ts';
import type { Checks } from './checks.ts';
import { fareCardImage } from './fare-card-on-reader.ts';
import { RunningCommands } from './running-commands.ts';

const CARD_FILE = '/mnt/card.mfd';
/** Seconds, counted from when the command has started: it says itself what the reader did meanwhile. */
const WAIT_FOR_CARD = '15';

export const commandLineChecks: Checks = {
  'command line: a reader that one program plays is listed, and its card is read, by others': async () => {
    writeFileSync(CARD_FILE, fareCardImage);
    await using commands = new RunningCommands();
    const hand = commands.start('simulator', 'simulate', 'vivotech2', '--uhid', '--card', CARD_FILE);
    await commands.next(`simulator: ${VP3300_FACE.name} is plugged in`);
    assert.match(
      await commands.answerTo('list', 'list-devices'),
      new RegExp(RegExp.escape(VP3300_FACE.name)),
    );
    const read = ['read-card', '--reader', 'vivotech2', '--json', '--wait', WAIT_FOR_CARD];
    const card: unknown = JSON.parse(await commands.answerTo('read', ...read));
    assert.partialDeepStrictEqual(card, { uid: 'DE010001' });
    hand.end('quit\n');
    await commands.next('simulator ended: 0');
  },
};
