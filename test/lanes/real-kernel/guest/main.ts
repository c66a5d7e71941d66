import { allChecks } from './all-checks.ts';
import { runChecks } from './checks.ts';

const allGood = await runChecks(allChecks, '/mnt/out/results.jsonl');
process.exit(allGood ? 0 : 1);
