package com.cybervpn.application.identity.port.in;

import com.cybervpn.application.shared.Caller;
import java.time.Instant;
import java.util.List;

/** Shows administrators what would have been mailed, in development without a mail server. */
public interface ReadMailbox {
    /** Newest first. */
    List<Delivered> read(Caller caller);

    /** A mail as its reader would see it. */
    record Delivered(String to, String subject, String text, String html, Instant at) {}
}
