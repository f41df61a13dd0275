package com.cybervpn.web.identity;

import com.cybervpn.application.identity.port.in.Client;
import com.cybervpn.web.shared.server.Origins;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Gives controllers the {@link Client} that somebody signs in with as a parameter. */
@Singleton
final class ClientBinder implements TypedRequestArgumentBinder<Client> {
    private static final String DEVICE_HEADER = "X-Device-ID";
    private static final int MAX_LENGTH = 255;

    private final Origins origins;

    ClientBinder(Origins origins) {
        this.origins = origins;
    }

    @Override
    public Argument<Client> argumentType() {
        return Argument.of(Client.class);
    }

    @Override
    public BindingResult<Client> bind(ArgumentConversionContext<Client> context, HttpRequest<?> request) {
        return () -> Optional.of(new Client(
                origins.of(request),
                header(request, HttpHeaders.ACCEPT_LANGUAGE).orElse(""),
                header(request, DEVICE_HEADER).orElse(null)));
    }

    private static Optional<String> header(HttpRequest<?> request, String name) {
        return Optional.ofNullable(request.getHeaders().get(name))
                .filter(value -> !value.isBlank())
                .map(value -> value.substring(0, Math.min(MAX_LENGTH, value.length())));
    }
}
