package com.cybervpn.application.deployer.service;

import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.deployer.port.out.ShellCommand;
import com.cybervpn.application.operations.port.in.StepFailed;

/**
 * Guards a change that could lock everybody out: the host itself takes it back after a while, unless somebody who signed
 * in anew meanwhile says that all is well. It needs neither this process nor the network for that, and a restart of the
 * host in between does it too.
 */
final class DeadMan {
    private static final String DIRECTORY = "/var/lib/cybervpn/deadman";

    /** Whoever moves {@code armed} away first decides: this script, or the word that all is well. */
    private static final String RESTORE = """
        #!/bin/sh
        # Puts firewall and sshd back as they were before the change that is being tried.
        d=/var/lib/cybervpn/deadman
        exec 9>"$d/lock"
        flock 9
        mv "$d/armed" "$d/restoring" 2>/dev/null
        [ -f "$d/restoring" ] || exit 0
        if [ -d "$d/ufw" ] && command -v ufw >/dev/null; then
            ufw --force disable
            rm -rf /etc/ufw && cp -a "$d/ufw" /etc/ufw
            if [ -f "$d/ufw.defaults" ]; then cp -a "$d/ufw.defaults" /etc/default/ufw; fi
            if [ -f "$d/ufw.active" ]; then ufw --force enable; fi
        fi
        if [ -d "$d/firewalld" ]; then
            rm -rf /etc/firewalld && cp -a "$d/firewalld" /etc/firewalld
            if [ -f "$d/firewalld.active" ]; then firewall-cmd --complete-reload; else systemctl stop firewalld; fi
        fi
        if [ ! -f "$d/kept.active" ]; then systemctl disable -q cybervpn-firewall.service 2>/dev/null; fi
        rm -rf /etc/iptables
        if [ -d "$d/kept" ]; then cp -a "$d/kept" /etc/iptables; fi
        if [ -f "$d/iptables" ]; then iptables-restore <"$d/iptables"; fi
        if [ -f "$d/ip6tables" ]; then ip6tables-restore <"$d/ip6tables"; fi
        rm -rf /etc/ssh/sshd_config.d
        if [ -d "$d/sshd_config.d" ]; then cp -a "$d/sshd_config.d" /etc/ssh/sshd_config.d; fi
        cp -a "$d/sshd_config" /etc/ssh/sshd_config.restored && mv -f /etc/ssh/sshd_config.restored /etc/ssh/sshd_config
        for unit in ssh sshd; do
            systemctl cat "$unit" >/dev/null 2>&1 || continue
            # One that failed over and over is not started again before that is forgotten.
            systemctl reset-failed "$unit" 2>/dev/null
            if systemctl reload "$unit" 2>/dev/null || systemctl restart "$unit"; then break; fi
        done
        rm -f "$d/restoring"
        systemctl disable -q cybervpn-deadman.service
        """;

    private static final String SNAPSHOT = """
        set -e
        d=/var/lib/cybervpn/deadman
        rm -rf "$d/ufw" "$d/ufw.defaults" "$d/firewalld" "$d/kept" "$d/sshd_config.d" "$d/sshd_config" \
            "$d"/*tables "$d"/*.active
        if command -v ufw >/dev/null && [ -d /etc/ufw ]; then
            cp -a /etc/ufw "$d/ufw"
            if [ -f /etc/default/ufw ]; then cp -a /etc/default/ufw "$d/ufw.defaults"; fi
            if ufw status | grep -q 'Status: active'; then touch "$d/ufw.active"; fi
        fi
        if [ -d /etc/firewalld ]; then
            cp -a /etc/firewalld "$d/firewalld"
            if firewall-cmd --state >/dev/null 2>&1; then touch "$d/firewalld.active"; fi
        fi
        if [ -d /etc/iptables ]; then cp -a /etc/iptables "$d/kept"; fi
        if systemctl is-enabled -q cybervpn-firewall.service 2>/dev/null; then touch "$d/kept.active"; fi
        if command -v iptables-save >/dev/null; then iptables-save >"$d/iptables"; fi
        if command -v ip6tables-save >/dev/null; then ip6tables-save >"$d/ip6tables" || rm -f "$d/ip6tables"; fi
        if [ -d /etc/ssh/sshd_config.d ]; then cp -a /etc/ssh/sshd_config.d "$d/sshd_config.d"; fi
        cp -a /etc/ssh/sshd_config "$d/sshd_config"
        """;

    private static final String ARM = """
        set -e
        systemctl daemon-reload
        systemctl enable -q cybervpn-deadman.service
        systemctl stop cybervpn-deadman-timer.timer cybervpn-deadman-timer.service 2>/dev/null || true
        systemctl reset-failed cybervpn-deadman-timer.service 2>/dev/null || true
        touch /var/lib/cybervpn/deadman/armed
        systemd-run -q --unit=cybervpn-deadman-timer --on-active="$1" --timer-property=AccuracySec=1s \
            /bin/sh /var/lib/cybervpn/deadman/restore
        """;

    private static final String DISARM = """
        rm /var/lib/cybervpn/deadman/armed || exit 1
        systemctl stop cybervpn-deadman-timer.timer 2>/dev/null
        systemctl disable -q cybervpn-deadman.service
        exit 0
        """;

    private static final String AT_BOOT = """
        [Unit]
        Description=Take back an unproven lockdown
        ConditionPathExists=|/var/lib/cybervpn/deadman/armed
        ConditionPathExists=|/var/lib/cybervpn/deadman/restoring
        After=network.target cybervpn-firewall.service ufw.service firewalld.service ssh.service

        [Service]
        Type=oneshot
        ExecStart=/bin/sh /var/lib/cybervpn/deadman/restore

        [Install]
        WantedBy=multi-user.target
        """;

    private final int seconds;

    /** @param seconds how long the host waits for the word that all is well */
    DeadMan(int seconds) {
        this.seconds = seconds;
    }

    /** Takes a change back that nobody said was well, as when the process died in the middle of it. */
    void settle(Host host) throws RemoteFailure, InterruptedException, StepFailed {
        if (host.ask("[ -f \"$1/armed\" ] || [ -f \"$1/restoring\" ]", DIRECTORY)
                .ok()) restore(host);
    }

    /** Notes how things are and sets the timer. */
    void arm(Host host) throws RemoteFailure, InterruptedException, StepFailed {
        host.must("dead-man directory", ShellCommand.of("install", "-d", "-m", "700", "--", DIRECTORY));
        settle(host);
        host.must("snapshot of firewall and sshd", SNAPSHOT);
        host.write(DIRECTORY + "/restore", RESTORE, "700");
        host.write("/etc/systemd/system/cybervpn-deadman.service", AT_BOOT, "644");
        host.must("dead-man timer", ARM, String.valueOf(seconds));
    }

    /** All is well: the change stays, unless the host took it back already. */
    void disarm(Host host) throws RemoteFailure, InterruptedException, StepFailed {
        if (host.ask(DISARM).ok()) return;
        restore(host); // returns when the host is through with it
        throw new StepFailed("the host took the change back before a sign-in proved it");
    }

    /** Takes the change back now. */
    void restore(Host host) throws RemoteFailure, InterruptedException, StepFailed {
        host.must("return to the former state", ShellCommand.of("/bin/sh", DIRECTORY + "/restore"));
    }
}
