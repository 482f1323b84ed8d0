import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { Pod } from './podOf';

/** Commands that make a Pod out of a process. */
const TOOLS = ['unshare', 'nsenter', 'setpriv', 'perl', 'mount'];

/** The address that other Pods would know it by. */
export const POD_ADDRESS = '10.4.7.11';

/**
 * A new network has no address, and its loopback is down; perl is on every Debian, ip is not: SIOCSIFFLAGS with IFF_UP and
 * IFF_RUNNING, and SIOCSIFADDR with a sockaddr_in.
 */
const NETWORK =
  'perl -e \'socket(my $s, 2, 2, 0) or die; my $flags = pack("a16 s", "lo", 0x41); ioctl($s, 0x8914, $flags) or die "lo: $!"; my $address = pack("a16 S n C4 x8", "lo:1", 2, 0, split /[.]/, shift); ioctl($s, 0x8916, $address) or die "address: $!"\'';

/** What a program finds of the machine: its binaries and libraries, all of them read-only. */
const MACHINE = ['usr', 'bin', 'sbin', 'lib', 'lib64'];

/**
 * A shell script that builds the Pod's own root and becomes its command: everything read-only but the mounts, its user
 * with no capabilities and no way to new ones. `$1` is an empty directory for the root, `$2` the directory of the kept volumes.
 */
export function podScript(pod: Pod, extra: { bin: string }): string {
  const inside = (target: string) => `"$root"${quoted(target)}`;
  const { user, group, volumeGroup } = pod;
  return [
    'set -eu',
    'root=$1 volumes=$2',
    `${NETWORK} ${POD_ADDRESS}`,
    'mount -t tmpfs -o mode=755 pod "$root"',
    ...MACHINE.map(
      name =>
        `if [ -L /${name} ]; then cp -P /${name} "$root/${name}"; elif [ -d /${name} ]; then mkdir "$root/${name}"; mount --rbind /${name} "$root/${name}"; mount -o remount,bind,ro "$root/${name}"; fi`,
    ),
    'mkdir -p "$root/etc" "$root/dev/shm" "$root/proc" "$root/image"',
    'cp /etc/hosts /etc/nsswitch.conf /etc/ld.so.cache "$root/etc/" 2>/dev/null || true',
    'cp -rL /etc/alternatives "$root/etc/" 2>/dev/null || true',
    `printf 'root:x:0:0::/:/bin/sh\\napp:x:${user}:${group}::/:/bin/sh\\n' > "$root/etc/passwd"`,
    `printf 'root:x:0:\\napp:x:${group}:\\n' > "$root/etc/group"`,
    'for name in null zero full random urandom; do : > "$root/dev/$name"; mount --bind "/dev/$name" "$root/dev/$name"; done',
    'mount -t tmpfs -o mode=1777 shm "$root/dev/shm"',
    'mount -t proc proc "$root/proc"',
    `mount --bind ${quoted(extra.bin)} "$root/image"`,
    ...pod.empty.flatMap(directory => [
      `mkdir -p ${inside(directory)}`,
      `mount -t tmpfs -o mode=2777,gid=${volumeGroup} empty ${inside(
        directory,
      )}`,
    ]),
    ...pod.kept.flatMap((directory, index) => [
      `mkdir -p ${inside(directory)}`,
      `mount --bind "$volumes/${index}" ${inside(directory)}`,
    ]),
    'mount -o remount,ro "$root"',
    `exec /usr/sbin/chroot "$root" /usr/bin/setpriv --reuid ${user} --regid ${group} --groups ${volumeGroup} --no-new-privs --inh-caps=-all --bounding-set=-all ${pod.command
      .map(quoted)
      .join(' ')}`,
  ].join('\n');
}

/** The command that runs something as the Pod's user inside a running Pod. */
export function insideOf(pid: number, pod: Pod, command: string[]): string[] {
  return [
    ...['nsenter', '--target', String(pid), '--mount', '--net', '--pid'],
    ...['--root', '--wd', '--'],
    ...['setpriv', '--reuid', String(pod.user), '--regid', String(pod.group)],
    ...['--groups', String(pod.volumeGroup), '--no-new-privs', '--'],
    ...command,
  ];
}

/** Why a Pod cannot be made here, or nothing. */
export function missingIsolation(): string | undefined {
  const missing = TOOLS.filter(
    tool => spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0,
  );
  if (missing.length > 0) {
    return `this machine has no ${missing.join(', ')}`;
  }
  const { status } = spawnSync('unshare', [
    ...['--mount', '--net', '--pid', '--fork'],
    ...['sh', '-c', 'mount -t tmpfs none /mnt'],
  ]);
  return status === 0
    ? undefined
    : 'this user may not make namespaces and mounts';
}

/** Directories of servers that Debian keeps off the PATH, newest first. */
export function findBinary(name: string): string | undefined {
  const { stdout } = spawnSync('sh', [
    '-c',
    `command -v ${name} || ls -d /usr/lib/postgresql/*/bin/${name} 2>/dev/null | sort -rV | head -1`,
  ]);
  const found = stdout.toString().trim();
  return found ? path.dirname(found) : undefined;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
