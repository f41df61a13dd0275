package com.cybervpn.bootstrap;

import com.cybervpn.application.billing.port.out.NoticeChannel;
import com.cybervpn.application.identity.port.in.PushToPhones;
import com.cybervpn.domain.identity.PushTopic;
import com.cybervpn.domain.shared.AccountId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Brings billing's notices to the phones that the identity context knows, as far as their owner wants them. */
@Singleton
final class PushNotices implements NoticeChannel {
    private final PushToPhones phones;

    PushNotices(PushToPhones phones) {
        this.phones = phones;
    }

    @Override
    public String name() {
        return "push";
    }

    @Override
    public void deliver(AccountId account, Optional<String> email, Message message) {
        phones.push(account, topic(message.kind()), message.id(), message.kind(), message.title(), message.body());
    }

    private static PushTopic topic(String kind) {
        return switch (kind) {
            case "payment_confirmed", "referral_joined" -> PushTopic.PAYMENT;
            default -> PushTopic.SUBSCRIPTION;
        };
    }
}
