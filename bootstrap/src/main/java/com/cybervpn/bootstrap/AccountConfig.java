package com.cybervpn.bootstrap;

import com.cybervpn.application.identity.service.IdentityRetention;
import com.cybervpn.application.identity.service.MagicLinksService;
import com.cybervpn.application.shared.port.out.RateLimits.Limit;
import com.cybervpn.domain.identity.CodePolicy;
import com.cybervpn.domain.identity.RegistrationPolicy;
import com.cybervpn.domain.identity.SecondFactorPolicy;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/** Lifetimes and limits of everything an account goes through; one record per prefix. */
final class AccountConfig {
    private AccountConfig() {}

    /**
     * Who may register.
     *
     * @param inviteTtl how long an invite is good
     * @param customers accounts that one address may try to open from one place within {@code customersWindow}
     */
    @ConfigurationProperties("registration")
    record Registration(
            @Bindable(defaultValue = "false") boolean enabled,
            @Bindable(defaultValue = "true") boolean inviteRequired,
            @Bindable(defaultValue = "24h") @NotNull Duration inviteTtl,
            @Bindable(defaultValue = "3") @Min(1) int customers,
            @Bindable(defaultValue = "1h") @NotNull Duration customersWindow) {
        RegistrationPolicy policy() {
            return new RegistrationPolicy(enabled, inviteRequired, inviteTtl);
        }

        Limit customerLimit() {
            return new Limit(customers, customersWindow);
        }
    }

    /** Mailed codes. */
    @ConfigurationProperties("otp")
    record Codes(
            @Bindable(defaultValue = "3h") @NotNull Duration validity,
            @Bindable(defaultValue = "5") @Min(1) int attempts,
            @Bindable(defaultValue = "30s") @NotNull Duration resendPause,
            @Bindable(defaultValue = "3") @Min(1) int resends,
            @Bindable(defaultValue = "1h") @NotNull Duration resendWindow) {
        CodePolicy policy() {
            return new CodePolicy(validity, attempts, resendPause, resends, resendWindow);
        }
    }

    /**
     * Sign-in links.
     *
     * @param url of the page that takes the token; the token is put behind it
     * @param requests links that one address may ask for within {@code window}
     */
    @ConfigurationProperties("magic-link")
    record MagicLink(
            @Bindable(defaultValue = "http://localhost:8080/auth/magic-link?token=") @NotBlank
            String url,

            @Bindable(defaultValue = "15m") @NotNull Duration ttl,
            @Bindable(defaultValue = "5") @Min(1) int requests,
            @Bindable(defaultValue = "1h") @NotNull Duration window) {
        MagicLinksService.Terms terms(Duration floor) {
            return new MagicLinksService.Terms(url, ttl, new Limit(requests, window), floor);
        }
    }

    /**
     * Passwords that are changed or asked for again.
     *
     * @param changes within {@code changesWindow}
     * @param checks tries without a right one within {@code checksWindow}
     */
    @ConfigurationProperties("password")
    record Passwords(
            @Bindable(defaultValue = "3") @Min(1) int changes,
            @Bindable(defaultValue = "1h") @NotNull Duration changesWindow,
            @Bindable(defaultValue = "10") @Min(1) int checks,
            @Bindable(defaultValue = "15m") @NotNull Duration checksWindow) {
        Limit changeLimit() {
            return new Limit(changes, changesWindow);
        }

        Limit checkLimit() {
            return new Limit(checks, checksWindow);
        }
    }

    /**
     * Two-factor sign-in.
     *
     * @param issuer the service's name in authenticator apps
     * @param tries codes without a right one within {@code triesWindow}
     */
    @ConfigurationProperties("two-factor")
    record SecondFactor(
            @Bindable(defaultValue = "CyberVPN") @NotBlank String issuer,
            @Bindable(defaultValue = "5m") @NotNull Duration reauthWindow,
            @Bindable(defaultValue = "10m") @NotNull Duration pendingTtl,
            @Bindable(defaultValue = "8") @Min(1) int recoveryCodes,
            @Bindable(defaultValue = "5") @Min(1) int tries,
            @Bindable(defaultValue = "15m") @NotNull Duration triesWindow) {
        SecondFactorPolicy policy() {
            return new SecondFactorPolicy(issuer, reauthWindow, pendingTtl, recoveryCodes);
        }

        Limit limit() {
            return new Limit(tries, triesWindow);
        }
    }

    /**
     * How long things are kept.
     *
     * @param every pause between two runs
     * @param deletedAccounts until what is known of their owner is erased
     * @param expired sessions, codes and tokens that are over
     */
    @ConfigurationProperties("retention")
    record Retention(
            @Bindable(defaultValue = "1h") @NotNull Duration every,
            @Bindable(defaultValue = "30d") @NotNull Duration deletedAccounts,
            @Bindable(defaultValue = "1d") @NotNull Duration expired) {
        IdentityRetention.Terms terms() {
            return new IdentityRetention.Terms(every, deletedAccounts, expired);
        }
    }

    /** WebSocket tickets. */
    @ConfigurationProperties("ws-ticket")
    record SocketTicket(
            @Bindable(defaultValue = "30s") @NotNull Duration ttl) {}
}
