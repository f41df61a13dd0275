#!/usr/bin/env bash
# Real Debian 12 hosts for tests: systemd as their first process, sshd, apt and a packet filter of their own, in a network
# namespace of their own. Such a host is reached from this machine alone, at its own address and port 22.
#
#   realhost.sh ready                     exit status 0 when hosts can be booted here; else says in one line why not
#   realhost.sh base                      makes what all hosts are copied from, once
#   realhost.sh try                       boots one and ends it: exit status 0 when that works, packages and all
#   realhost.sh run NAME NUMBER KEY.pub   boots NAME at 198.18.NUMBER.2 and stays until its standard input ends; then the
#                                         host is gone without a trace
#   realhost.sh inside NAME COMMAND...    runs a command in NAME as its root, past sshd and packet filter
#   realhost.sh restart NAME              takes the power from NAME for a moment; returns once it has booted again
#
# Needs root and Debian's packages debootstrap, systemd-container, iproute2 and iptables. REAL_HOST_DIR says where the disks
# are, by default /var/tmp/cybervpn-real-hosts. Prints "ready" once the host has booted.
set -euo pipefail

dir=${REAL_HOST_DIR:-/var/tmp/cybervpn-real-hosts}
base=$dir/base-2

ready() {
    [[ $(uname -s) == Linux ]] || { echo "real hosts need Linux"; return 1; }
    [[ $EUID -eq 0 ]] || { echo "real hosts need root"; return 1; }
    local program
    for program in debootstrap systemd-nspawn nsenter ip iptables; do
        command -v "$program" >/dev/null || { echo "real hosts need $program"; return 1; }
    done
    unshare --net --mount true 2>/dev/null || { echo "real hosts need namespaces"; return 1; }
}

base() {
    mkdir -p "$dir"
    exec 8>"$dir/base.lock"
    flock 8
    [[ -f $base/etc/.complete ]] && return
    rm -rf "$base"
    debootstrap --variant=minbase \
        --include=ca-certificates,dbus,iproute2,iptables,openssh-server,procps,python3,sudo,systemd,systemd-sysv \
        bookworm "$base" >"$dir/base.log" 2>&1 || { tail -n 5 "$dir/base.log"; rm -rf "$base"; return 1; }
    # Packages come from where this machine has its own from.
    rm -f "$base/etc/apt/sources.list"
    cp -a /etc/apt/sources.list "$base/etc/apt/" 2>/dev/null || true
    cp -a /etc/apt/sources.list.d/. "$base/etc/apt/sources.list.d/" 2>/dev/null || true
    find /etc/apt/apt.conf.d -type f | xargs -r grep -liE 'proxy|Acquire' |
        xargs -r -I{} cp -a {} "$base/etc/apt/apt.conf.d/" || true
    # What a test sets up it does not keep: without waiting for the disk it is set up in half the time.
    echo force-unsafe-io >"$base/etc/dpkg/dpkg.cfg.d/test-host"
    chroot "$base" apt-get clean
    touch "$base/etc/.complete"
}

run() {
    # shellcheck disable=SC2064
    trap "clean '$1' '$2'" EXIT
    prepare "$1" "$2" "$3"
    boot "$1"
    echo ready
    cat >/dev/null
}

prepare() {
    local name=$1 number=$2 key=$3
    local root=$dir/$name outer=rh$2 inner=host0 net=198.18.$2
    clean "$name" "$number"
    cp -a --reflink=auto "$base" "$root"
    install -d -m 700 "$root/root/.ssh"
    install -m 600 "$key" "$root/root/.ssh/authorized_keys"
    echo "$name" >"$root/etc/hostname"
    cp /etc/hosts "$root/etc/hosts"
    echo "127.0.1.1 $name" >>"$root/etc/hosts"
    grep -E '^nameserver' /etc/resolv.conf >"$root/etc/resolv.conf" || true

    # A namespace made here, and not by the host itself, so that its address outlives a restart of the host.
    ip netns add "$name"
    ip link add "$outer" type veth peer name "$inner" netns "$name"
    ip addr add "$net.1/30" dev "$outer"
    ip link set "$outer" up
    ip -n "$name" link set lo up
    ip -n "$name" addr add "$net.2/30" dev "$inner"
    ip -n "$name" link set "$inner" up
    ip -n "$name" route add default via "$net.1"
    echo 1 >/proc/sys/net/ipv4/ip_forward 2>/dev/null || true
    iptables -w -t nat -A POSTROUTING -s "$net.2" ! -o "$outer" -j MASQUERADE
}

boot() {
    local name=$1
    systemd-nspawn --quiet --directory="$dir/$name" --machine="$name" --register=no --keep-unit \
        --network-namespace-path="/run/netns/$name" --capability=CAP_NET_ADMIN --boot \
        </dev/null >"$dir/$name.log" 2>&1 &
    echo $! >"$dir/$name.pid"
    until inside "$name" sh -c 'systemctl is-active -q ssh.service && systemctl is-active -q multi-user.target' 2>/dev/null; do
        runs "$name" || { tail -n 5 "$dir/$name.log"; return 1; }
        sleep 0.1
    done
}

leader() {
    local pid
    pid=$(cat "$dir/$1.pid" 2>/dev/null) && pgrep -P "$pid"
}

halt() {
    local first
    first=$(leader "$1") || return 0
    kill -KILL "$first"
    while runs "$1"; do sleep 0.05; done
}

runs() {
    local state
    state=$(ps -o stat= -p "$(cat "$dir/$1.pid")") && [[ $state != Z* ]]
}

inside() {
    local name=$1
    shift
    local first
    first=$(leader "$name") || return 1
    nsenter --target "$first" --all -- \
        env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root "$@"
}

restart() {
    halt "$1"
    # A filter is the kernel's and ends with it.
    ip netns exec "$1" sh -c 'for t in filter nat mangle; do for f in iptables ip6tables; do
        $f -t $t -F; $f -t $t -X; for c in INPUT FORWARD OUTPUT; do $f -t $t -P $c ACCEPT; done; done; done' 2>/dev/null || true
    boot "$1" </dev/null >/dev/null 2>&1
}

try() {
    local name=rhtry number=254
    # shellcheck disable=SC2064
    trap "clean '$name' '$number'" EXIT
    : >"$dir/try.pub"
    prepare "$name" "$number" "$dir/try.pub"
    boot "$name" >/dev/null || return 1
    inside "$name" timeout 30 apt-get update -qq >/dev/null 2>&1 || { echo "a host does not reach its packages"; return 1; }
    inside "$name" iptables -S >/dev/null || { echo "a host has no packet filter"; return 1; }
}

clean() {
    local name=$1 number=$2
    halt "$name"
    while iptables -w -t nat -D POSTROUTING -s "198.18.$number.2" ! -o "rh$number" -j MASQUERADE 2>/dev/null; do :; done
    ip link delete "rh$number" 2>/dev/null || true
    ip netns delete "$name" 2>/dev/null || true
    rm -rf "${dir:?}/$name" "$dir/$name.log" "$dir/$name.pid"
}

"$@"
