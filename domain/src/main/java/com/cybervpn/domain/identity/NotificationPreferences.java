package com.cybervpn.domain.identity;

/**
 * What somebody wants to be told, and how.
 *
 * @param emailSecurity mails about sign-ins and passwords
 * @param emailMarketing mails about offers
 * @param pushConnection push messages about the connection
 * @param pushPayment push messages about money
 * @param pushSubscription push messages about the access that was bought
 */
public record NotificationPreferences(
        boolean emailSecurity,
        boolean emailMarketing,
        boolean pushConnection,
        boolean pushPayment,
        boolean pushSubscription) {
    /** Until somebody says otherwise. */
    public static final NotificationPreferences DEFAULT = new NotificationPreferences(true, false, true, true, true);

    public boolean wants(PushTopic topic) {
        return switch (topic) {
            case CONNECTION -> pushConnection;
            case PAYMENT -> pushPayment;
            case SUBSCRIPTION -> pushSubscription;
        };
    }
}
