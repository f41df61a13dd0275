package com.cybervpn.application.hosting.port.in;

import com.cybervpn.domain.hosting.Endpoint;
import com.cybervpn.domain.hosting.Subdomain;
import java.util.Optional;

/** Tells the router where requests for an app go (H-ENG-7). */
public interface FindRoute {
    /** What is known without waiting; empty when it has to be {@link #locate looked up}. */
    Optional<Route> known(Subdomain subdomain);

    /** Looks it up; may wait for the store. */
    Route locate(Subdomain subdomain);

    /** Looks again, at the engine too, because nobody answers at {@code dead}. May wait. */
    Route relocate(Subdomain subdomain, Endpoint dead);

    /** Where a request goes. */
    sealed interface Route {
        record To(Endpoint endpoint) implements Route {}

        /** There is such an app, and nothing serves it now. */
        record NotServed() implements Route {}

        record NoSuchApp() implements Route {}
    }
}
