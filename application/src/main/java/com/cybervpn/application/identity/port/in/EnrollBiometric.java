package com.cybervpn.application.identity.port.in;

import com.cybervpn.application.shared.Caller;

/** Lets a phone sign in by what it keeps behind a fingerprint. */
public interface EnrollBiometric {
    /** Makes a token for one of the caller's devices; the one before it is worth nothing any more. */
    DeviceToken enroll(Caller caller, String deviceId);
}
