import { Vivotech2Simulator } from '../../../../devices/card-reader/vivotech2/simulator.ts';
import { VP3300_FACE } from '../../../../devices/card-reader/vivotech2/simulator-face.ts';
import { systemClock as clock } from '../../../../devices/clock.ts';
import { plugIn } from './hid-socket.ts';

/** A program that plays a reader and ends without pulling it out. */
await plugIn(VP3300_FACE, new Vivotech2Simulator({ clock, timing: 'realistic' }).connect);
process.exit(0);
