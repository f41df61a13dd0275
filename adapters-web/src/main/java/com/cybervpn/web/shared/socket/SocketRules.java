package com.cybervpn.web.shared.socket;

import java.time.Duration;
import java.util.Optional;

/**
 * What the contract of a channel says of its sockets.
 *
 * @param notYou close code for who is not let in
 * @param ended close code when the sign-in ends
 * @param silent close code when no ping is answered
 * @param limitsMessages whether a client that sends too many messages is cut off; a channel that does not limits what
 *     they cost itself
 * @param heartbeat the pause between two pings; empty for the usual one
 */
public record SocketRules(int notYou, int ended, int silent, boolean limitsMessages, Optional<Duration> heartbeat) {
    /** Of channels that mostly tell. */
    static final SocketRules USUAL = new SocketRules(1008, 1008, 1001, true, Optional.empty());
}
