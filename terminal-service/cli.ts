import { loadConfig, SetupError } from './config.ts';

/** A command for technicians and scripts. Resolves with the exit code; unless it fails, stdout is its answer. */
export interface Command {
  /** One line for the overview, and the whole usage for `help COMMAND`. */
  readonly usage: string;
  readonly about: string;
  run(words: readonly string[]): Promise<number>;
}

/** Loaded when named, so that a command starts without the parts of the others. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  'list-devices': async () => (await import('./cli/list-devices.ts')).listDevicesCommand,
  'read-card': async () => (await import('./cli/read-card.ts')).readCardCommand,
  'find-uid-order': async () => (await import('./cli/find-uid-order.ts')).findUidOrderCommand,
  'decode-card': async () => (await import('./cli/decode-card.ts')).decodeCardCommand,
  'sample-cards': async () => (await import('./cli/sample-cards.ts')).sampleCardsCommand,
  cases: async () => (await import('./cli/cases.ts')).casesCommand,
  'print-sample': async () => (await import('./cli/print-sample.ts')).printSampleCommand,
  'render-receipts': async () => (await import('./cli/render-receipts.ts')).renderReceiptsCommand,
  'verify-receipt': async () => (await import('./cli/verify-receipt.ts')).verifyReceiptCommand,
  say: async () => (await import('./cli/say.ts')).sayCommand,
  'check-config': async () => (await import('./cli/check-config.ts')).checkConfigCommand,
  'simulate pn532': async () => (await import('./cli/simulate-pn532.ts')).simulatePn532Command,
  'simulate vivotech2': async () => (await import('./cli/simulate-hid-reader.ts')).simulateVivotech2Command,
  'simulate pcprox': async () => (await import('./cli/simulate-hid-reader.ts')).simulatePcProxCommand,
  'simulate printer': async () => (await import('./cli/simulate-printer.ts')).simulatePrinterCommand,
};

async function main(words: readonly string[]): Promise<number> {
  const name = Object.keys(commands).find((known) =>
    known.split(' ').every((part, at) => words[at] === part),
  );
  const load = name ? commands[name] : undefined;
  if (!name || !load) {
    const asked = words.length === 0 || words[0] === 'help' || words[0] === '--help';
    (asked ? process.stdout : process.stderr).write(await overview());
    return asked ? 0 : 2;
  }
  const command = await load();
  const rest = words.slice(name.split(' ').length);
  if (rest.includes('--help')) {
    process.stdout.write(`npm run -s terminal -- ${command.usage}\n${command.about}\n`);
    return 0;
  }
  try {
    return await command.run(rest);
  } catch (error) {
    const wrongWords = String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS');
    if (!wrongWords && !(error instanceof SetupError)) throw error;
    const usage = wrongWords ? `\nnpm run -s terminal -- ${command.usage}` : '';
    process.stderr.write(`${(error as Error).message}${usage}\n`);
    return wrongWords ? 2 : 1;
  }
}

async function overview(): Promise<string> {
  const lines = ['npm run -s terminal -- COMMAND     (COMMAND --help tells more)', ''];
  for (const load of Object.values(commands)) {
    const { usage, about } = await load();
    lines.push(`  ${usage}`, `      ${about}`);
  }
  lines.push('', `Data folder: ${loadConfig(process.env).dataDir} (set DATA_DIR, or dataDir in config.json)`);
  return `${lines.join('\n')}\n`;
}

// An open stdin would keep the process alive after its command has ended.
process.exit(await main(process.argv.slice(2)));
