import type { HidFace } from '../../transports/uhid-codec.ts';
import { IDTECH_HID } from './card-reader.ts';

/** Vendor-defined reports 1 to 4, one for each part of a message, 63 bytes after the ID, in both directions. */
const REPORTS = [1, 2, 3, 4].flatMap((id) => [
  // Report ID; logical minimum 0, maximum 255; 8 bits, 63 times; usage 1 as input, usage 2 as output.
  ...[0x85, id, 0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08, 0x95, 0x3f],
  ...[0x09, 0x01, 0x81, 0x02, 0x09, 0x02, 0x91, 0x02],
]);

/** The simulated reader as a device on the bus: a VP3300. */
export const VP3300_FACE: HidFace = {
  vendorId: IDTECH_HID.vendorId,
  productId: 0x3530,
  name: 'ID TECH VP3300 (simulated)',
  reportDescriptor: Uint8Array.of(0x06, 0x00, 0xff, 0x09, 0x01, 0xa1, 0x01, ...REPORTS, 0xc0),
};
