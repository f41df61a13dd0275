package com.cybervpn.application.billing.port.out;

import com.cybervpn.domain.shared.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The messages to customers that were decided on, each once. */
public interface Notices {
    /**
     * @return false when that account was already given this kind of notice about the same thing; nothing is stored then
     */
    boolean add(Notice notice);

    Optional<Notice> find(UUID id);

    /**
     * @param about names what it is about, so that it is given once: {@code P3D:<end of access>}
     * @param planName as bought; null when there is none
     * @param moment the end of access, or when the thing happened
     * @param link where to pay; null when there is nothing to pay
     */
    record Notice(
            UUID id,
            AccountId account,
            Kind kind,
            String about,
            @Nullable String planName,
            Instant moment,
            @Nullable String link) {}

    /** What is told. */
    enum Kind {
        SUBSCRIPTION_EXPIRING,
        RENEWAL_INVOICE,
        EXPIRED,
        PAYMENT_CONFIRMED,
        REFERRAL_JOINED
    }
}
