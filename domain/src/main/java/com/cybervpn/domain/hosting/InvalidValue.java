package com.cybervpn.domain.hosting;

/** A text from outside that is not what it should be. The message is fit to be shown and never repeats the text. */
public final class InvalidValue extends IllegalArgumentException {
    public InvalidValue(String message) {
        super(message);
    }
}
