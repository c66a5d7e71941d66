import type { HidFace } from '../transports/uhid-codec.ts';
import { HID_POS_USAGE_PAGE, SCAN_REPORT_ID, SCAN_REPORT_LENGTH } from './hid-pos-codec.ts';

/** The simulated scanner as a device on the bus: one collection "bar code scanner" with its input report. */
export const HID_POS_FACE: HidFace = {
  vendorId: 0x0c2e,
  productId: 0x0b61,
  name: 'HID POS scanner (simulated)',
  reportDescriptor: Uint8Array.of(
    ...[0x05, HID_POS_USAGE_PAGE, 0x09, 0x02, 0xa1, 0x01, 0x85, SCAN_REPORT_ID],
    ...[0x09, 0xfe, 0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08, 0x95, SCAN_REPORT_LENGTH - 1, 0x81, 0x02],
    0xc0,
  ),
};
