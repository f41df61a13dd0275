package com.cybervpn.web.shared.security;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.web.shared.server.Origins;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.security.filters.SecurityFilter;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Gives controllers the {@link Caller} as a parameter; a {@code @Nullable} one on routes that are public as well. */
@Singleton
final class CallerBinder implements TypedRequestArgumentBinder<Caller> {
    private final Origins origins;

    CallerBinder(Origins origins) {
        this.origins = origins;
    }

    @Override
    public Argument<Caller> argumentType() {
        return Argument.of(Caller.class);
    }

    @Override
    public BindingResult<Caller> bind(ArgumentConversionContext<Caller> context, HttpRequest<?> request) {
        if (!request.getAttributes().contains(SecurityFilter.KEY))
            return BindingResult.unsatisfied(); // asked again later
        Optional<Caller> caller = request.getUserPrincipal(SignedIn.class)
                .map(signedIn -> new Caller(signedIn.principal(), origins.of(request)));
        return caller.isEmpty() ? BindingResult.empty() : () -> caller;
    }
}
