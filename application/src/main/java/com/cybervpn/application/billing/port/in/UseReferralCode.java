package com.cybervpn.application.billing.port.in;

import com.cybervpn.application.shared.Caller;

/** Says who brought the caller; once, and before the first payment. */
public interface UseReferralCode {
    Outcome use(Caller caller, String code);

    /** How it ended. */
    enum Outcome {
        ACCEPTED,
        NO_SUCH_CODE,
        OWN_CODE,
        ALREADY_BROUGHT,
        /** The caller is a customer already. */
        TOO_LATE,
        /** The programme does not run. */
        OFF
    }
}
