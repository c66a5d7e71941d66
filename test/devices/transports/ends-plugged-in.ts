import { writeFileSync } from 'node:fs';
import { plugIntoUhid } from '../../../devices/transports/uhid-port.ts';

/** A program that plays a device on the given file, and ends with 7 while it is plugged in and open. */
const [uhid = ''] = process.argv.slice(2);
const face = { vendorId: 1, productId: 1, name: 'Reader', reportDescriptor: new Uint8Array() };
const plugged = await plugIntoUhid(
  { ...face, serialNumber: '', socket: '' },
  () => {
    // By then it waits for what the kernel says next.
    setImmediate(() => process.exit(7));
    return { disconnected: () => {} };
  },
  uhid,
);
if (!plugged.ok) throw new Error(plugged.detail);
const opened = new Uint8Array(4380);
opened[0] = 4;
writeFileSync(uhid, opened);
