import { nextCommand } from '../../devices/receipt-printer/escpos/simulator/command-lexer.ts';

const LF = 0x0a;

/** Commands that change how what comes after them looks, until they are taken back with a zero (Epson ESC/POS reference). */
const modes: Readonly<Record<string, string>> = {
  '1b21': 'ESC !',
  '1b2d': 'underlined',
  '1b45': 'bold',
  '1b47': 'struck twice',
  '1b4d': 'font',
  '1b56': 'turned',
  '1b61': 'align',
  '1b7b': 'upside down',
  '1d21': 'size',
  '1d42': 'white on black',
  '1d62': 'smoothed',
};

export interface PrintedLine {
  readonly text: string;
  /** Everything that was on while a character of this line came, or that held for the whole line. */
  readonly modes: Readonly<Record<string, number>>;
}

/** What a printer makes of the bytes: its lines of letters, pictures and symbols left out, and the modes that it is left in. */
export function printed(bytes: Uint8Array): {
  lines: readonly PrintedLine[];
  left: Readonly<Record<string, number>>;
} {
  const on: Record<string, number> = {};
  const lines: PrintedLine[] = [];
  let text = '';
  let seen: Record<string, number> = {};
  for (let rest = bytes; rest.length > 0; ) {
    const command = nextCommand(rest);
    if (!command) throw new Error(`half a command at the end: ${Buffer.from(rest).toString('hex')}`);
    const [first = 0] = command.bytes;
    const mode = modes[Buffer.from(command.bytes.subarray(0, 2)).toString('hex')];
    if (mode !== undefined) {
      const value = command.bytes[2] ?? 0;
      if (value === 0) delete on[mode];
      else on[mode] = value;
    } else if (first === LF) {
      lines.push({ text, modes: { ...seen, ...(on.align === undefined ? {} : { align: on.align }) } });
      text = '';
      seen = {};
    } else if (command.bytes.length === 1) {
      text += String.fromCharCode(first);
      seen = { ...seen, ...on };
    }
    rest = rest.subarray(command.bytes.length + command.bulk);
  }
  return { lines, left: on };
}
