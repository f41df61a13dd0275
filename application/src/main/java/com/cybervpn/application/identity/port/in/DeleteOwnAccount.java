package com.cybervpn.application.identity.port.in;

import com.cybervpn.application.shared.Caller;

/** Switches the caller's account off for good; what is known of the person is erased later. */
public interface DeleteOwnAccount {
    void delete(Caller caller);
}
