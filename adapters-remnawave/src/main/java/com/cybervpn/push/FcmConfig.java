package com.cybervpn.push;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Who sends push messages.
 *
 * @param serviceAccount the JSON key of a Firebase service account, or the file that holds it; without one nothing is sent
 * @param url of the service
 * @param timeout for a whole call
 */
@ConfigurationProperties("fcm")
record FcmConfig(
        Optional<String> serviceAccount,

        @Bindable(defaultValue = "https://fcm.googleapis.com") @NotNull
        URI url,

        @Bindable(defaultValue = "15s") @NotNull Duration timeout) {
    FcmConfig {
        serviceAccount = serviceAccount.map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "FcmConfig[url=" + url + "]";
    }
}
