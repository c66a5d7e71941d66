import type { Command } from '../serving/command.ts';
import { SetupError } from '../serving/setup-error.ts';
import { loadConfig } from './config/config.ts';

/** Loaded when named, so that a command starts without the parts of the others. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  'list-devices': async () => (await import('./modules/devices/list-devices-command.ts')).listDevicesCommand,
  'read-card': async () => (await import('./modules/devices/read-card-command.ts')).readCardCommand,
  'find-uid-order': async () =>
    (await import('./modules/devices/find-uid-order-command.ts')).findUidOrderCommand,
  'decode-card': async () => (await import('./modules/fare-cards/decode-card-command.ts')).decodeCardCommand,
  'sample-cards': async () =>
    (await import('./modules/fare-cards/sample-cards-command.ts')).sampleCardsCommand,
  cases: async () => (await import('./modules/filing/cases-command.ts')).casesCommand,
  'print-sample': async () => (await import('./modules/receipts/print-sample-command.ts')).printSampleCommand,
  'render-receipts': async () =>
    (await import('./modules/receipts/render-receipts-command.ts')).renderReceiptsCommand,
  'verify-receipt': async () =>
    (await import('./modules/receipts/verify-receipt-command.ts')).verifyReceiptCommand,
  say: async () => (await import('./modules/speech/say-command.ts')).sayCommand,
  'check-config': async () => (await import('./modules/terminal/check-config-command.ts')).checkConfigCommand,
  'simulate pn532': async () =>
    (await import('./modules/devices/simulate-pn532-command.ts')).simulatePn532Command,
  'simulate vivotech2': async () =>
    (await import('./modules/devices/simulate-hid-reader-command.ts')).simulateVivotech2Command,
  'simulate pcprox': async () =>
    (await import('./modules/devices/simulate-hid-reader-command.ts')).simulatePcProxCommand,
  'simulate printer': async () =>
    (await import('./modules/devices/simulate-printer-command.ts')).simulatePrinterCommand,
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
