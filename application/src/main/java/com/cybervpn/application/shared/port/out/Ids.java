package com.cybervpn.application.shared.port.out;

import java.util.UUID;

/** Makes new ids. */
public interface Ids {
    /** A UUID of version 7: later ones sort after earlier ones. */
    UUID next();
}
