package com.cybervpn.domain.terminal;

/** Why there is no shell, or none any more (T-SSH-2). */
public enum ShellFault {
    /** The address lies where users may not connect to (T-SSH-7). */
    TARGET_REFUSED,
    /** The private key, or its passphrase, is not one. */
    KEY_UNREADABLE,
    /** Refused, unknown, or not speaking SSH. */
    UNREACHABLE,
    /** No answer in time. */
    NO_ANSWER,
    /** The host proved itself by another key than the one that is trusted; nothing was sent. */
    HOST_KEY_CHANGED,
    AUTHENTICATION_FAILED,
    /** The host let us in but gives no shell, or this platform runs none itself. */
    NO_SHELL,
    /** It was there and is gone. */
    LOST
}
