package com.cybervpn.domain.deployer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A host that is reached over SSH.
 *
 * @param manualKeyPath a private key file on the machine of the platform; null when only the agent is used
 * @param setupComplete set by a finished setup alone
 * @param securityLocked set by a finished lockdown alone
 * @param version optimistic-lock counter, 0 for a new server
 */
public record Server(
        ServerId id,
        String name,
        String host,
        int port,
        String rootUsername,
        String appUsername,
        boolean useSshAgent,
        @Nullable String manualKeyPath,
        boolean setupComplete,
        boolean securityLocked,
        Instant created,
        Instant updated,
        long version) {

    /** Operations that change one server exclude each other (D-OP-4). */
    public static String lane(ServerId id) {
        return "server:" + id;
    }

    public String lane() {
        return lane(id);
    }

    /** Who signs in: root until the lockdown, the app user from then on (D-CON-2). */
    public String login() {
        return securityLocked ? appUsername : rootUsername;
    }

    /** What is wrong with it (D-SRV-2 to D-SRV-4). */
    public Faults faults() {
        return new Faults()
                .text("name", name, 255)
                .matches("host", host, Names.HOST)
                .range("port", port, 1, 65_535)
                .matches("root_username", rootUsername, Names.ACCOUNT)
                .matches("app_username", appUsername, Names.ACCOUNT)
                .when(
                        !useSshAgent && (manualKeyPath == null || manualKeyPath.isBlank()),
                        "manual_key_path",
                        "is required without the SSH agent")
                .when(manualKeyPath != null && manualKeyPath.length() > 500, "manual_key_path", "is longer than 500")
                .when(
                        manualKeyPath != null && manualKeyPath.chars().anyMatch(Character::isISOControl),
                        "manual_key_path",
                        "has a control character");
    }

    public Server setUp(Instant now) {
        return with(true, securityLocked, now);
    }

    public Server locked(Instant now) {
        return with(setupComplete, true, now);
    }

    private Server with(boolean setUp, boolean locked, Instant now) {
        return new Server(
                id,
                name,
                host,
                port,
                rootUsername,
                appUsername,
                useSshAgent,
                manualKeyPath,
                setUp,
                locked,
                created,
                now,
                version);
    }
}
