package com.cybervpn.oauth;

import com.cybervpn.domain.shared.Secret;
import com.cybervpn.http.Form;
import com.cybervpn.http.HttpCall;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Supplier;

/**
 * Who we are at a provider.
 *
 * @param secret asked for at each exchange, since some are made anew each time
 * @param inHeader whether the provider wants them there (RFC 6749, section 2.3.1)
 */
record Credentials(String id, Supplier<Secret> secret, boolean inHeader) {
    /** The call with the form as its body, and who sends it. */
    HttpCall sign(HttpCall call, Form form) {
        var password = secret.get().reveal();
        if (!inHeader)
            return form.with("client_id", id).with("client_secret", password).in(call);
        var pair = Form.encoded(id) + ":" + Form.encoded(password);
        return form.with("client_id", id)
                .in(call)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
}
