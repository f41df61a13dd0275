package com.cybervpn.web.shared.security;

import com.cybervpn.application.identity.port.in.AuthenticateAccessToken;
import com.cybervpn.web.shared.Surface;
import com.cybervpn.web.shared.server.LocalListener;
import io.micronaut.context.BeanProvider;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Finds out who calls. A token that counts for nothing leaves the caller anonymous, so that public routes still answer. */
@Singleton
final class PrincipalFetcher implements AuthenticationFetcher<HttpRequest<?>> {
    /** Request attribute: the outcome when the presented token did not sign its bearer in. */
    static final String REFUSAL = "cybervpn.refusal";

    private static final Authentication LOCAL = new SignedIn(LocalOperator.PRINCIPAL, null);

    private final BeanProvider<AuthenticateAccessToken> authenticate;
    private final BeanProvider<AuthenticateAccessToken> hosting;
    private final LocalListener localListener;
    private final Scheduler blocking;

    PrincipalFetcher(
            BeanProvider<AuthenticateAccessToken> authenticate,
            @Named("hosting") BeanProvider<AuthenticateAccessToken> hosting,
            LocalListener localListener,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.authenticate = authenticate;
        this.hosting = hosting;
        this.localListener = localListener;
        this.blocking = Schedulers.fromExecutorService(executor);
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        if (localListener.serves(request)) return Mono.just(LOCAL);
        return AccessTokens.of(request)
                .map(token -> blocking(() -> authenticated(request, token)))
                .orElseGet(Mono::empty);
    }

    /** On this thread, if it may wait: the filters before have mostly brought us to such a one. */
    private Mono<Authentication> blocking(Callable<@Nullable Authentication> call) {
        var work = Mono.fromCallable(PropagatedContext.wrapCurrent(call));
        return Thread.currentThread().isVirtual() ? work : work.subscribeOn(blocking);
    }

    private @Nullable Authentication authenticated(HttpRequest<?> request, String token) {
        var judge = Surface.of(request) == Surface.HOSTING ? hosting : authenticate;
        return switch (judge.get().authenticate(token)) {
            case AuthenticateAccessToken.Outcome.Authenticated authenticated ->
                new SignedIn(authenticated.principal(), authenticated.account());
            case AuthenticateAccessToken.Outcome refusal -> {
                request.setAttribute(REFUSAL, refusal);
                yield null;
            }
        };
    }
}
