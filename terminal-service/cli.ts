import { runCommand } from './run-command.ts';

const { argv, env, stdin, stdout, stderr } = process;
const code = await runCommand(argv.slice(2), { env, input: stdin, out: stdout, err: stderr });
// What goes into a pipe is taken by whoever reads it in their own time, and a process that ends drops the rest.
for (const stream of [stdout, stderr]) await new Promise((taken) => stream.write('', taken));
// An open stdin would keep the process alive after its command has ended.
process.exit(code);
