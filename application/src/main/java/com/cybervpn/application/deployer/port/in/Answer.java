package com.cybervpn.application.deployer.port.in;

import java.util.Map;

/** How a call to the deployer ends; the same few ways for all of them (D-GEN-3 to D-GEN-5). */
public sealed interface Answer<T> {
    record Done<T>(T value) implements Answer<T> {}

    /** There is no such thing. */
    record Missing<T>(String what) implements Answer<T> {}

    /** Members that are wrong, with the reason for each. */
    record Invalid<T>(Map<String, String> reasons) implements Answer<T> {}

    /** It exists already, or is in another state. */
    record Conflict<T>(String reason) implements Answer<T> {}

    /** The host did not answer or did not let us in. */
    record Unreachable<T>(String reason) implements Answer<T> {}
}
