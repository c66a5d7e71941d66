import type { Command, Program } from '../serving/command.ts';
import type { Commands } from '../serving/define-module.ts';
import { inPlainWords } from '../serving/plain-words.ts';
import { SetupError } from '../serving/setup-error.ts';
import { loadConfig } from './config/config.ts';
import { modules } from './modules.ts';

/** The modules' commands. Each is loaded when it is named, so that it starts without the parts of the others. */
const commands: Commands = Object.assign(
  {},
  ...modules.map((module) => 'commands' in module && module.commands),
);

/**
 * Runs the command that these words name, or tells which there are.
 * @returns the exit code: 0 when it did what it was asked, 1 when it could not, 2 for words that mean nothing.
 * @throws what is nobody's fault but the program's.
 */
export async function runCommand(
  words: readonly string[],
  started: Omit<Program, 'modules'>,
): Promise<number> {
  const program = { ...started, out: inPlainWords(started.out), err: inPlainWords(started.err), modules };
  const name = Object.keys(commands).find((known) =>
    known.split(' ').every((part, at) => words[at] === part),
  );
  const load = name ? commands[name] : undefined;
  if (!name || !load) {
    const asked = words.length === 0 || words[0] === 'help' || words[0] === '--help';
    (asked ? program.out : program.err).write(await overview(program));
    return asked ? 0 : 2;
  }
  return run(await load(), words.slice(name.split(' ').length), program);
}

async function run(command: Command, words: readonly string[], program: Program): Promise<number> {
  if (words.includes('--help')) {
    program.out.write(`npm run -s terminal -- ${command.usage}\n${command.about}\n`);
    return 0;
  }
  try {
    return await command.run(words, program);
  } catch (error) {
    const wrongWords = String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS');
    if (!wrongWords && !(error instanceof SetupError)) throw error;
    const usage = wrongWords ? `\nnpm run -s terminal -- ${command.usage}` : '';
    program.err.write(`${(error as Error).message}${usage}\n`);
    return wrongWords ? 2 : 1;
  }
}

async function overview({ env }: Program): Promise<string> {
  const lines = ['npm run -s terminal -- COMMAND     (COMMAND --help tells more)', ''];
  for (const load of Object.values(commands)) {
    const { usage, about } = await load();
    lines.push(`  ${usage}`, `      ${about}`);
  }
  lines.push('', `Data folder: ${loadConfig(env).dataDir} (set DATA_DIR, or dataDir in config.json)`);
  return `${lines.join('\n')}\n`;
}
