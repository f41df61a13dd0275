package com.cybervpn.firebase;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.util.Optional;

/**
 * Which Firebase project signs people in.
 *
 * @param projectId absent: Firebase signs nobody in
 * @param keysUrl its public keys: a JWK set or a list of certificates
 */
@ConfigurationProperties("firebase")
record FirebaseConfig(
        Optional<String> projectId,

        @Bindable(
                defaultValue =
                        "https://www.googleapis.com/service_accounts/v1/jwk/securetoken@system.gserviceaccount.com")
        URI keysUrl) {
    private static final String ISSUERS = "https://securetoken.google.com/";

    Optional<String> project() {
        return projectId.map(String::strip).filter(text -> !text.isEmpty());
    }

    static String issuer(String project) {
        return ISSUERS + project;
    }
}
