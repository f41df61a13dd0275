package com.cybervpn.web.terminal;

import com.cybervpn.domain.terminal.ShellFault;
import com.cybervpn.web.shared.ProblemException;
import io.micronaut.http.HttpStatus;

/**
 * Why there is no shell, as the contract names it (T-SSH-2).
 *
 * @param code over HTTP
 * @param frameCode on the socket
 */
record ShellRefusal(HttpStatus status, String code, String frameCode, String message) {
    static ShellRefusal of(ShellFault fault) {
        return switch (fault) {
            case TARGET_REFUSED ->
                bad("target_not_allowed", "connection_failed", "Hosts outside the public internet are not allowed");
            case KEY_UNREADABLE -> bad("invalid_private_key", "authentication_failed", "The private key is not one");
            case AUTHENTICATION_FAILED ->
                bad("ssh_auth_failed", "authentication_failed", "The host refused the credentials");
            case HOST_KEY_CHANGED ->
                failed(
                        "ssh_host_key_changed",
                        "host_key_changed",
                        "The host's key is not the one that is trusted; nothing was sent");
            case UNREACHABLE ->
                failed("ssh_connection_failed", "connection_failed", "The host is not to be reached over SSH");
            case NO_SHELL -> failed("ssh_connection_failed", "connection_failed", "The host gives no shell");
            case LOST -> failed("ssh_connection_failed", "connection_failed", "The connection was lost");
            case NO_ANSWER ->
                new ShellRefusal(
                        HttpStatus.GATEWAY_TIMEOUT,
                        "ssh_connection_timeout",
                        "connection_failed",
                        "The host did not answer in time");
        };
    }

    static ShellRefusal tooMany(int max) {
        return new ShellRefusal(
                HttpStatus.TOO_MANY_REQUESTS,
                "too_many_sessions",
                "too_many_sessions",
                "No more than " + max + " sessions at a time; close one first");
    }

    static ShellRefusal noSuchKey() {
        return bad("ssh_key_not_found", "authentication_failed", "You have no such key");
    }

    private static ShellRefusal bad(String code, String frameCode, String message) {
        return new ShellRefusal(HttpStatus.BAD_REQUEST, code, frameCode, message);
    }

    private static ShellRefusal failed(String code, String frameCode, String message) {
        return new ShellRefusal(HttpStatus.BAD_GATEWAY, code, frameCode, message);
    }

    ProblemException problem() {
        return ProblemException.coded(status, code, message);
    }
}
