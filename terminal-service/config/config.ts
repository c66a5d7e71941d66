import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { KeyMap, Screen, SpeechKeyMap } from '../../contract/keys.ts';
import { printerModels } from '../../devices/receipt-printer/models/known-models.ts';
import { SetupError, sentences } from '../../serving/setup-error.ts';
import { parsePrinterAddress } from './device-address.ts';
import { parseCardReaderAddress, parseCodeScannerAddress } from './reader-address.ts';

const deviceAddress = <Address>(
  parse: (text: string) => { ok: true; address: Address } | { ok: false; message: string },
) =>
  z.string().transform((text, context): Address => {
    const parsed = parse(text);
    if (parsed.ok) return parsed.address;
    context.issues.push({ code: 'custom', message: parsed.message, input: text });
    return z.NEVER;
  });

/** The config file. Every key may be left out; unknown keys are refused, so a misspelt one is noticed. */
const ConfigFile = z.strictObject({
  /** TCP port on 127.0.0.1; 0 lets the system choose. */
  port: z.int().min(0).max(65_535).default(8420),
  /** Where cases, logs and card keys live. Relative to the working directory. */
  dataDir: z.string().min(1).default('data'),
  /** Three symbols that begin every case number of this terminal, unique in the agency. Made up at first start if left out. */
  terminalPrefix: z
    .string()
    .regex(/^[0-9A-HJKMNP-TV-Z]{3}$/, 'must be three of the digits and capital letters without I, L, O and U')
    .optional(),
  /** A profile's name in rules/profiles, or the path of a profile's folder, with a slash in it. */
  agency: z.string().min(1).default('los-angeles-county'),
  /** A device that is left out is simulated in a demonstration, and not there once another one is real. */
  cardReader: deviceAddress(parseCardReaderAddress).optional(),
  /** In which order a pcProx puts UIDs into its buffer; one card with a known number tells. */
  uidByteOrder: z.enum(['msbFirst', 'lsbFirst']).default('msbFirst'),
  codeScanner: deviceAddress(parseCodeScannerAddress).optional(),
  printer: deviceAddress(parsePrinterAddress).optional(),
  /** What the printer is driven as; left out, the name that it tells decides. Needed for 58 mm paper. */
  printerModel: z.enum(printerModels.map(({ id }) => id)).optional(),
  /** The level of drawer connector pin 3 at which the cash drawer is open, which differs from drawer to drawer. */
  cashDrawer: z.enum(['none', 'openWhenHigh', 'openWhenLow']).default('none'),
  /** The visible area of the screen, so that a millimetre on the page is a millimetre on the glass. */
  screen: Screen.optional(),
  /** Keys of the tactile pad and the switches, as `KeyboardEvent.code`; what is left out stays as it is. */
  keys: KeyMap.prefault({}),
  speech: z
    .strictObject({
      /** The program that speaks: a name to be found in PATH or a path, with the command line of espeak-ng. */
      engine: z.string().min(1).default('espeak-ng'),
      /** Keys that turn speech on and steer it. */
      keys: SpeechKeyMap.prefault({}),
    })
    .prefault({}),
});

type Devices = Required<Pick<z.infer<typeof ConfigFile>, 'cardReader' | 'codeScanner' | 'printer'>>;
export type Config = Omit<z.infer<typeof ConfigFile>, keyof Devices> & {
  [Device in keyof Devices]: Exclude<Devices[Device], undefined>;
};

const demonstration: Pick<Config, keyof Devices> = {
  cardReader: { kind: 'simulated', reader: 'pn532' },
  codeScanner: { kind: 'simulated' },
  printer: { kind: 'simulated' },
};
const nothing: Pick<Config, keyof Devices> = {
  cardReader: { kind: 'none' },
  codeScanner: { kind: 'none' },
  printer: { kind: 'none' },
};

/**
 * The devices as they are meant. Beside a real one nothing is simulated that was not asked for: a customer would be shown a
 * card that nobody holds, and get a receipt that no printer prints.
 */
function devicesOf({
  cardReader,
  codeScanner,
  printer,
}: z.infer<typeof ConfigFile>): Pick<Config, keyof Devices> {
  const isReal = [cardReader, codeScanner, printer].some(
    (address) => address !== undefined && address.kind !== 'simulated' && address.kind !== 'none',
  );
  const usual = isReal ? nothing : demonstration;
  return {
    cardReader: cardReader ?? usual.cardReader,
    codeScanner: codeScanner ?? usual.codeScanner,
    printer: printer ?? usual.printer,
  };
}

/**
 * Settings from the environment (`PORT`, `DATA_DIR`) over those of the config file (`CONFIG`, or
 * `config.json` in the working directory if there is one) over the defaults.
 * @throws {SetupError} with every mistake, each with its key.
 */
export function loadConfig(environment: NodeJS.ProcessEnv): Config {
  const fromFile = readConfigFile(environment.CONFIG);
  const overrides: Record<string, unknown> = {};
  if (environment.PORT) overrides.port = portFromEnvironment(environment.PORT);
  if (environment.DATA_DIR) overrides.dataDir = environment.DATA_DIR;
  const parsed = ConfigFile.safeParse({ ...fromFile.content, ...overrides });
  if (!parsed.success) {
    throw new SetupError(`${fromFile.source} is not valid:\n${sentences(parsed.error)}`);
  }
  return { ...parsed.data, ...devicesOf(parsed.data), dataDir: resolve(parsed.data.dataDir) };
}

function portFromEnvironment(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new SetupError(`PORT is "${text}"; it must be a number from 0 to 65535.`);
}

function readConfigFile(named: string | undefined): { source: string; content: object } {
  const path = resolve(named ?? 'config.json');
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (!named && (error as NodeJS.ErrnoException).code === 'ENOENT')
      return { source: 'The environment', content: {} };
    throw new SetupError(`The config file ${path} cannot be read (${(error as Error).message}).`);
  }
  try {
    const content: unknown = JSON.parse(text);
    if (typeof content === 'object' && content !== null && !Array.isArray(content))
      return { source: path, content };
  } catch (error) {
    throw new SetupError(`The config file ${path} is not JSON (${(error as Error).message}).`);
  }
  throw new SetupError(`The config file ${path} must hold one JSON object.`);
}
