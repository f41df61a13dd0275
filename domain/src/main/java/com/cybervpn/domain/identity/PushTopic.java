package com.cybervpn.domain.identity;

/** What a push message is about, as people switch it on and off. */
public enum PushTopic {
    CONNECTION,
    PAYMENT,
    SUBSCRIPTION
}
