package com.cybervpn.domain.deployer;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The settings of sshd that a lockdown asks for, as its drop-in file says them and as {@code sshd -T} shows them. Key
 * exchanges and MACs that are held for weak go; the keys of the host stay, since whoever noted one would take another for
 * an attack.
 */
public final class SshdProfile {
    private final Map<String, String> settings = new LinkedHashMap<>();

    public SshdProfile(LockdownSpec spec, String appUser) {
        LockdownSpec.Hardening hardening = spec.hardening();
        flag("PasswordAuthentication", spec.disablePasswordAuth(), hardening.passwordAuthentication());
        put("PubkeyAuthentication", hardening.pubkeyAuthentication());
        flag("PermitRootLogin", spec.disableRootLogin(), hardening.permitRootLogin());
        put("X11Forwarding", hardening.x11Forwarding());
        put("AllowAgentForwarding", hardening.allowAgentForwarding());
        put("AllowTcpForwarding", hardening.allowTcpForwarding());
        settings.put("ClientAliveInterval", String.valueOf(hardening.clientAliveInterval()));
        settings.put("ClientAliveCountMax", String.valueOf(hardening.clientAliveCountMax()));
        settings.put("MaxAuthTries", String.valueOf(hardening.maxAuthTries()));
        settings.put("MaxSessions", String.valueOf(hardening.maxSessions()));
        settings.put("IgnoreRhosts", "yes");
        put("HostbasedAuthentication", false);
        put("PermitEmptyPasswords", false);
        put("KbdInteractiveAuthentication", false);
        put("KerberosAuthentication", false);
        put("GSSAPIAuthentication", false);
        put("StrictModes", true);
        settings.put("LoginGraceTime", "60");
        put("PermitUserEnvironment", false);
        settings.put("KexAlgorithms", "-ecdh-sha2-nistp*,*-sha1");
        settings.put("MACs", "-hmac-sha1*,hmac-md5*,umac-64*");
        if (!spec.allowedUsers().isEmpty()) {
            Set<String> users = new LinkedHashSet<>(spec.allowedUsers());
            users.add(appUser);
            settings.put("AllowUsers", String.join(" ", users));
        }
    }

    /** The text of the drop-in. */
    public String dropIn() {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + " " + setting.getValue() + "\n")
                .collect(Collectors.joining("", "# Written by the CyberVPN platform; a lockdown replaces it.\n", ""));
    }

    private void put(String name, boolean value) {
        settings.put(name, value ? "yes" : "no");
    }

    /** The lockdown's own flag outranks what was sent; without both the option is left unwritten (D-SEC-8). */
    private void flag(String name, boolean disable, @org.jspecify.annotations.Nullable Boolean sent) {
        if (disable) put(name, false);
        else if (sent != null) put(name, sent);
    }
}
