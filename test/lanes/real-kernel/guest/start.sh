#!/bin/sh
# Runs in the guest, with the host's files below. Starts a real udevd with the rules of Debian and ours, both sets:
# that for desktops only adds a tag to what that for kiosks does. Then it runs the checks.
tree=$1
here=$(dirname "$0")
repository=$here/../../../..
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export LD_LIBRARY_PATH=$tree/usr/lib/x86_64-linux-gnu:$tree/lib/x86_64-linux-gnu
# Each simulated HID device holds a thread; the programs under test shall not want for one.
export UV_THREADPOOL_SIZE=16 NO_COLOR=1

mkdir -p /run/udev/rules.d /run/programs
cp "$tree"/lib/udev/rules.d/*.rules /run/udev/rules.d/
cp "$repository"/devices/install/*.rules /run/udev/rules.d/
cp "$tree/bin/udevadm" /run/programs/udevadm
cp "$tree/bin/udevadm" /run/programs/systemd-udevd
export PATH=/run/programs:$PATH SYSTEMD_IGNORE_CHROOT=1
systemd-udevd --daemon || exit 1

cd "$repository" || exit 1
exec node_modules/.bin/node test/lanes/real-kernel/guest/main.ts
