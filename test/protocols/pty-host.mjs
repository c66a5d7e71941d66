// Run as a child with `node --experimental-ffi`: makes a raw pseudo-terminal and joins its device side to
// stdin and stdout. The first line on stderr is the path of the other side, for a program to open as a port.

import { dlopen, toString as readCString } from 'node:ffi';
import { constants, openSync, read, writeSync } from 'node:fs';

const { functions: libc } = dlopen(null, {
  posix_openpt: { return: 'i32', arguments: ['i32'] },
  grantpt: { return: 'i32', arguments: ['i32'] },
  unlockpt: { return: 'i32', arguments: ['i32'] },
  ptsname: { return: 'pointer', arguments: ['i32'] },
  tcgetattr: { return: 'i32', arguments: ['i32', 'buffer'] },
  cfmakeraw: { return: 'void', arguments: ['buffer'] },
  tcsetattr: { return: 'i32', arguments: ['i32', 'i32', 'buffer'] },
});

const master = libc.posix_openpt(constants.O_RDWR | constants.O_NOCTTY);
libc.grantpt(master);
libc.unlockpt(master);
const path = readCString(libc.ptsname(master));
// Held open all the time: a pseudo-terminal that nobody has open reads as an error.
const slave = openSync(path, constants.O_RDWR | constants.O_NOCTTY);
const settings = Buffer.alloc(256);
libc.tcgetattr(slave, settings);
libc.cfmakeraw(settings);
libc.tcsetattr(slave, 0, settings);
process.stderr.write(`${path}\n`);

const chunk = Buffer.alloc(4096);
const relay = () =>
  read(master, chunk, 0, chunk.length, null, (error, count) => {
    if (error) process.exit(1);
    process.stdout.write(Buffer.from(chunk.subarray(0, count)));
    relay();
  });
relay();
process.stdin.on('data', (bytes) => {
  for (let sent = 0; sent < bytes.length; ) sent += writeSync(master, bytes, sent);
});
// An ordinary exit would wait for the pending read, which nothing ends.
process.stdin.on('end', () => process.kill(process.pid, 'SIGKILL'));
