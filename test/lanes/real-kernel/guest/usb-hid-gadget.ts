import type { HidFace } from '../../../../devices/transports/uhid-codec.ts';
import { UsbGadget } from './usb-gadget.ts';

const REPORT_BYTES = 64;

/** A HID device on the USB bus, which udev's rules can tell by its IDs. It answers nothing. */
export function hidGadget(face: HidFace, socket: number): UsbGadget {
  const { vendorId, productId, name, reportDescriptor } = face;
  return new UsbGadget(
    { vendorId, productId, manufacturer: 'Lane', product: name, serialNumber: '1' },
    {
      kind: 'hid',
      settings: { protocol: 0, subclass: 0, report_length: REPORT_BYTES, report_desc: reportDescriptor },
    },
    socket,
  );
}
