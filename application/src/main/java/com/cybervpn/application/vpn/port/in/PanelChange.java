package com.cybervpn.application.vpn.port.in;

/** How a change to something on the panel ended. */
public sealed interface PanelChange<T> {
    /** It is done. */
    record Done<T>(T value) implements PanelChange<T> {}

    /** What was to be changed is not there. */
    record NoSuch<T>() implements PanelChange<T> {}

    /** A name, address or tag belongs to another one. */
    record Taken<T>() implements PanelChange<T> {}

    /**
     * The values are not possible.
     *
     * @param reason a sentence for people, our own
     */
    record Refused<T>(String reason) implements PanelChange<T> {}
}
