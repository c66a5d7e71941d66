import { openSync } from 'node:fs';
import { Vivotech2Simulator } from '../../../../devices/card-reader/vivotech2/simulator.ts';
import { VP3300_FACE } from '../../../../devices/card-reader/vivotech2/simulator-face.ts';
import { systemClock as clock } from '../../../../devices/clock.ts';
import { plugIn } from './hid-socket.ts';

/** A program that plays a reader, and ends without pulling it out as soon as somebody has opened it. */
const { connect } = new Vivotech2Simulator({ clock, timing: 'realistic' });
await plugIn(VP3300_FACE, (...opening) => {
  // By then it waits for what the kernel says next.
  setImmediate(() => process.exit(0));
  return connect(...opening);
});
openSync('/dev/hidraw0', 'r+');
