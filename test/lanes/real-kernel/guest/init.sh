#!/bin/busybox sh
# The first program of the guest. It makes the host's files, read-only, the guest's own, with fresh kernel
# folders over them, and hands over to lane.run. What is written to /mnt/out reaches the host.
/bin/busybox --install -s /bin
export PATH=/bin
echo 'init: started'
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs dev /dev
for module in virtio_pci 9pnet_virtio 9p configfs libcomposite usb_f_hid usb_f_printer usb_f_acm \
    hid-generic usbhid uhid usblp cdc-acm; do
  modprobe "$module" || echo "init: no module $module"
done
modprobe dummy_hcd num=4 || echo 'init: no module dummy_hcd'
mount -t configfs configfs /sys/kernel/config
mount -t 9p -o trans=virtio,version=9p2000.L,ro,cache=loose,msize=512000 files /host || echo 'init: no files'
mount --move /dev /host/dev
mount --rbind /proc /host/proc
mount --rbind /sys /host/sys
mkdir -p /host/dev/pts /host/dev/shm
mount -t devpts devpts /host/dev/pts
mount -t tmpfs tmpfs /host/dev/shm
mount -t tmpfs tmpfs /host/run
mount -t tmpfs tmpfs /host/mnt
mkdir /host/mnt/out
mount -t 9p -o trans=virtio,version=9p2000.L,msize=512000 out /host/mnt/out || echo 'init: no place for results'
ifconfig lo up
run=$(sed 's/.*lane\.run=\([^ ]*\).*/\1/' /proc/cmdline)
tree=$(sed 's/.*lane\.tree=\([^ ]*\).*/\1/' /proc/cmdline)
chroot /host /bin/sh "$run" "$tree" 2>&1
echo $? > /host/mnt/out/exit-code
poweroff -f
