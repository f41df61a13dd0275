package com.cybervpn.web.shared.server;

import com.cybervpn.application.shared.Origin;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Gives controllers of anonymous use cases the {@link Origin} as a parameter. */
@Singleton
final class OriginBinder implements TypedRequestArgumentBinder<Origin> {
    private final Origins origins;

    OriginBinder(Origins origins) {
        this.origins = origins;
    }

    @Override
    public Argument<Origin> argumentType() {
        return Argument.of(Origin.class);
    }

    @Override
    public BindingResult<Origin> bind(ArgumentConversionContext<Origin> context, HttpRequest<?> request) {
        return () -> Optional.of(origins.of(request));
    }
}
