import { cardToScreen } from './card-to-screen.ts';
import { durableFilings } from './durable-filings.ts';
import { interaction } from './interaction.ts';
import { pageWeight } from './page-weight.ts';
import { receiptBytes } from './receipt-bytes.ts';
import { receiptLineTime } from './receipt-line-time.ts';
import { wholeCardRead } from './whole-card-read.ts';

/**
 * `npm run bench`: figures of this machine, in one run. Ratios compare things measured side by side, so they
 * mean something on another machine too; nothing here passes or fails.
 */
const only = process.argv[2];
const benches = {
  durableFilings,
  receiptBytes,
  receiptLineTime,
  cardToScreen,
  wholeCardRead,
  pageWeight,
  interaction,
};

for (const [name, bench] of Object.entries(benches)) {
  if (only !== undefined && only !== name) continue;
  process.stdout.write(`\n${name}\n`);
  for (const line of await bench()) process.stdout.write(`  ${line}\n`);
}
process.exit(0);
