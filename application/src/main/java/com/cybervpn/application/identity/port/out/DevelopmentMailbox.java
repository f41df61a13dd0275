package com.cybervpn.application.identity.port.out;

import com.cybervpn.application.identity.port.in.ReadMailbox.Delivered;
import java.util.List;

/** Where mails end up when no mail server is configured. */
public interface DevelopmentMailbox {
    /** Newest first; the oldest are forgotten. */
    List<Delivered> mails();
}
