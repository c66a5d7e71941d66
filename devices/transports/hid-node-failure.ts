import type { OpenFailure } from './byte-stream.ts';

export interface HidFailure {
  readonly failure: OpenFailure;
  /** One sentence for a technician that says what to do. */
  readonly detail: string;
}

/** node-hid rejects with an Error here and with a bare string there. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Why HID devices cannot be listed at all: the native library or what it stands on is missing. */
export function libraryFailure(error: unknown): HidFailure {
  const message = messageOf(error);
  if (/lib(usb|udev)[-.\w]*: cannot open shared object/i.test(message)) {
    return {
      failure: 'failed',
      detail: `USB readers need two system libraries; install the packages libusb-1.0-0 and libudev1 (${message})`,
    };
  }
  return { failure: 'failed', detail: `USB devices cannot be listed: ${message}` };
}

/** Why a device that is plugged in cannot be opened; `where` names it. hidapi passes on the system's sentence. */
export function openFailure(error: unknown, where: string): HidFailure {
  const message = messageOf(error);
  if (/permission denied|not permitted|not privileged/i.test(message)) {
    return {
      failure: 'noPermission',
      detail: `this account may not open ${where}; install the udev rules from devices/install and plug the device in again`,
    };
  }
  if (/no such (file|device)|cannot find the file|not connected/i.test(message)) {
    return { failure: 'notFound', detail: `${where} was unplugged while it was being opened` };
  }
  if (/busy|exclusive access|being used by another/i.test(message)) {
    return { failure: 'busy', detail: `another program is using ${where}; close it` };
  }
  return { failure: 'failed', detail: `${where} cannot be opened: ${message}` };
}
