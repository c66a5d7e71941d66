import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { wavBytes } from '../terminal-service/modules/speech/wav-bytes.ts';
import { temporaryFolder } from '../terminal-service/temporary-folder.ts';

/** The voices of espeak-ng 1.51 for languages of the kiosk. It has none for Tagalog. */
const VOICES = ['en-us', 'es-419', 'cmn-latn-pinyin', 'ko', 'vi', 'ja', 'ru', 'hy', 'fa'];

/** Ten milliseconds: a test listens to what is said, not to how long it takes. */
const SAMPLES = 220;

/** A real program with the command line of espeak-ng 1.51 that is through with every sentence at once. */
export function quickVoice(): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'sound.wav'), wavBytes(new Uint8Array(2 * SAMPLES)));
  const listing = VOICES.map((voice) => ` 5  ${voice} --/M Name xx/yy`).join('\n');
  writeFileSync(join(folder, 'voices'), `Pty Language Age/Gender VoiceName File\n${listing}\n`);
  const program = join(folder, 'speech-program');
  writeFileSync(
    program,
    `#!/bin/sh
case "$1" in
  --version) echo 'eSpeak NG text-to-speech: 1.51  Data at: /nowhere/espeak-ng-data' ;;
  --voices) cat '${folder}/voices' ;;
  *) exec cat '${folder}/sound.wav' ;;
esac
`,
  );
  chmodSync(program, 0o755);
  return program;
}
