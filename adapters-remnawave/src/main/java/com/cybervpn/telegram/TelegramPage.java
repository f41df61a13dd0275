package com.cybervpn.telegram;

import com.cybervpn.application.identity.port.out.IdentityProviders.Request;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.http.Form;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/**
 * Where Telegram asks people whether they want to show themselves to our bot. It sends them back with signed data, not with
 * a code.
 */
@Singleton
public final class TelegramPage {
    private final TelegramConfig config;

    TelegramPage(TelegramConfig config) {
        this.config = config;
    }

    /** Empty without a bot. */
    public Optional<URI> url(Request request) {
        var back = URI.create(request.redirect());
        return config.token()
                .map(token -> Form.EMPTY
                        .with("bot_id", number(token))
                        .with("origin", back.getScheme() + "://" + back.getRawAuthority())
                        .with("request_access", "write")
                        .with(
                                "return_to",
                                Form.EMPTY
                                        .with("state", request.state())
                                        .behind(back)
                                        .toString())
                        .behind(config.authorizeUrl()));
    }

    /** The part of a bot's token that is no secret. */
    private static String number(Secret token) {
        return token.reveal().replaceFirst(":.*", "");
    }
}
