package com.cybervpn.application.vpn.port.out;

/**
 * What the panel said to a change. Whatever is not one of these (401, 403, 5xx, no or an unusable answer) is thrown as
 * {@link com.cybervpn.application.shared.ApplicationFailure.UpstreamFailed}.
 */
public sealed interface PanelAnswer<T> {
    /** It is done. */
    record Accepted<T>(T value) implements PanelAnswer<T> {}

    /** The thing to change, or one that it refers to, is not there (the panel's 404). */
    record Absent<T>() implements PanelAnswer<T> {}

    /**
     * A name, address or tag belongs to another one (the panel's 409, and the 400 and 500 whose code means the same: A019,
     * A020, A033, A034, A164, A179).
     */
    record Taken<T>() implements PanelAnswer<T> {}

    /** The panel does not take these values (its other 400 and 422, and the 500 that mean bad input: A018, A112). */
    record Refused<T>() implements PanelAnswer<T> {}
}
