// A program with the command line of espeak-ng 1.51. It tells the test on port argv[2] of every start; the
// connection lasts as long as the process. The first word of the text says what goes wrong with it.
import { connect } from 'node:net';

const [port, listing, ...words] = process.argv.slice(2);
const LONGEST_LIFE_MS = 60_000;
const VOICES = ['af', 'en-us', 'es-419', 'cmn-latn-pinyin', 'ko'];
const print = (text) => process.stdout.write(text);

// Both length fields hold what espeak-ng 1.51 writes into a pipe.
const wav = (text) => {
  const header = Buffer.alloc(44);
  header.write('RIFF$\xf0\xff\x7fWAVEfmt ', 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(22_050, 24);
  header.writeUInt32LE(44_100, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data\x00\xf0\xff\x7f', 36, 'latin1');
  return Buffer.concat([header, Buffer.alloc(200 * text.length, 7)]);
};

const wait = () => setTimeout(() => process.exit(3), LONGEST_LIFE_MS);
const flood = () =>
  process.stdout.write(Buffer.alloc(1_000_000), (error) => (error ? process.exit(4) : flood()));

const doings = {
  HANG: wait,
  DIE: (text) => process.stdout.write(wav(text).subarray(0, 100), () => process.kill(process.pid, 'SIGSEGV')),
  'DIE-ONCE': (text, isFirst) => (isFirst ? process.exit(1) : print(wav(text))),
  FLOOD: flood,
  GIBBERISH: () => print('no sound at all, but enough of it to be taken for one'),
  NOTHING: () => undefined,
};

const listings = {
  '--version': {
    asEspeak: () => print('eSpeak NG text-to-speech: 1.51  Data at: /nowhere/espeak-ng-data\n'),
    otherProgram: () => print('GNU sed 4.9\n'),
    hangs: wait,
    dies: () => process.exit(1),
    floods: flood,
  },
  '--voices': {
    asEspeak: () =>
      print(
        `Pty Language       Age/Gender VoiceName          File                 Other Languages \n${VOICES.map((voice) => ` 5  ${voice.padEnd(15)} --/M      Name_(of_it)       xx/yy                (zz 5)\n`).join('')}`,
      ),
    noVoices: () => print('Pty Language       Age/Gender VoiceName          File\n'),
  },
};

let text = '';
if (words.includes('--stdin')) for await (const chunk of process.stdin.setEncoding('utf8')) text += chunk;
const test = connect(Number(port), '127.0.0.1');
test.write(`${JSON.stringify({ pid: process.pid, words, text })}\n`);
test.setEncoding('utf8').once('data', (answer) => {
  test.unref();
  const [listed] = words;
  if (listed in listings) (listings[listed][listing] ?? listings[listed].asEspeak)();
  else (doings[text.split(' ')[0]] ?? (() => print(wav(text))))(text, answer === 'first');
});
