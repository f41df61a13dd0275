package com.cybervpn.application.identity.port.in;

/** What is told to all instances about sessions, so that open sockets close with them. */
public final class SessionEvents {
    public static final String TOPIC = "sessions";
    /** A session is over: all its tokens are worth nothing. The event's audience is its account. */
    public static final String SESSION_ENDED = "session_ended";
    /** One access token is worth nothing any more; its session lives on. */
    public static final String TOKEN_REVOKED = "token_revoked";
    /** Member of both events: the session's id as text. */
    public static final String SESSION = "session_id";
    /** Member of {@link #TOKEN_REVOKED}: the token's id as text. */
    public static final String TOKEN = "token_id";

    private SessionEvents() {}
}
