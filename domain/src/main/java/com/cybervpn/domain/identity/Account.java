package com.cybervpn.domain.identity;

import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A person with a login: staff and customers alike (D-30).
 *
 * @param password null for accounts that never had one: they come in by link, Telegram or a provider
 * @param active false until the address of a new account is verified, and for accounts that were switched off
 * @param locale the language of mails: {@code ru}, {@code en-EN}
 * @param deletedAt when the owner deleted it; the row stays until retention erases the person
 * @param version optimistic-lock counter, 0 for a new account
 */
public record Account(
        AccountId id,
        Login login,
        @Nullable EmailAddress email,
        boolean emailVerified,
        @Nullable PasswordHash password,
        Role role,
        boolean active,
        @Nullable String displayName,
        String locale,
        @Nullable TelegramIdentity telegram,
        Instant createdAt,
        @Nullable Instant deletedAt,
        long version) {
    public static final String DEFAULT_LOCALE = "en-EN";

    /** A new account that may sign in at once, without address or password. */
    public static Account opened(AccountId id, Login login, Role role, Instant now) {
        return new Account(id, login, null, false, null, role, true, null, DEFAULT_LOCALE, null, now, null, 0);
    }

    public Optional<EmailAddress> emailAddress() {
        return Optional.ofNullable(email);
    }

    public Optional<PasswordHash> passwordHash() {
        return Optional.ofNullable(password);
    }

    public boolean isDeleted() {
        return deletedAt != null;
    }

    /** Whether tokens of this account are worth anything. */
    public boolean isInUse() {
        return active && !isDeleted();
    }

    /**
     * Whether a new session may start. Staff must have verified their address; customers are not asked to (R-401,
     * T-AUTH-1).
     */
    public boolean maySignIn() {
        return isInUse() && (email == null || emailVerified || !role.isStaff());
    }

    /** The address is proven to be the owner's, which also ends the wait of a new account. */
    public Account verified() {
        return change(draft -> {
            draft.emailVerified = true;
            draft.active = true;
        });
    }

    public Account withLogin(Login newLogin) {
        return change(draft -> draft.login = newLogin);
    }

    /** With an address that is still to be verified. */
    public Account withUnverifiedEmail(EmailAddress newEmail) {
        return change(draft -> {
            draft.email = newEmail;
            draft.emailVerified = false;
        });
    }

    public Account withVerifiedEmail(EmailAddress newEmail) {
        return change(draft -> {
            draft.email = newEmail;
            draft.emailVerified = true;
        });
    }

    public Account withPassword(@Nullable PasswordHash newPassword) {
        return change(draft -> draft.password = newPassword);
    }

    public Account withRole(Role newRole) {
        return change(draft -> draft.role = newRole);
    }

    public Account withActive(boolean nowActive) {
        return change(draft -> draft.active = nowActive);
    }

    public Account withDisplayName(@Nullable String newName) {
        return change(draft -> draft.displayName = newName);
    }

    public Account withLocale(String newLocale) {
        return change(draft -> draft.locale = newLocale);
    }

    public Account withTelegram(@Nullable TelegramIdentity identity) {
        return change(draft -> draft.telegram = identity);
    }

    public Account withVersion(long newVersion) {
        return change(draft -> draft.version = newVersion);
    }

    /** Switched off by its owner; login and address stay taken until the account is erased. */
    public Account deleted(Instant now) {
        return change(draft -> {
            draft.active = false;
            draft.deletedAt = now;
        });
    }

    /** Whether nothing tells of a person any more. */
    public boolean isErased() {
        return login.equals(erasedLogin());
    }

    private Login erasedLogin() {
        return new Login("deleted_" + id);
    }

    /** The same row without anything that tells of a person. */
    public Account erased() {
        return change(draft -> {
            draft.login = erasedLogin();
            draft.email = null;
            draft.emailVerified = false;
            draft.password = null;
            draft.active = false;
            draft.displayName = null;
            draft.locale = DEFAULT_LOCALE;
            draft.telegram = null;
        });
    }

    private Account change(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return new Account(
                id,
                draft.login,
                draft.email,
                draft.emailVerified,
                draft.password,
                draft.role,
                draft.active,
                draft.displayName,
                draft.locale,
                draft.telegram,
                createdAt,
                draft.deletedAt,
                draft.version);
    }

    /** What may change of an account, so that each change names only itself. */
    private static final class Draft {
        private Login login;
        private @Nullable EmailAddress email;
        private boolean emailVerified;
        private @Nullable PasswordHash password;
        private Role role;
        private boolean active;
        private @Nullable String displayName;
        private String locale;
        private @Nullable TelegramIdentity telegram;
        private @Nullable Instant deletedAt;
        private long version;

        private Draft(Account account) {
            login = account.login;
            email = account.email;
            emailVerified = account.emailVerified;
            password = account.password;
            role = account.role;
            active = account.active;
            displayName = account.displayName;
            locale = account.locale;
            telegram = account.telegram;
            deletedAt = account.deletedAt;
            version = account.version;
        }
    }
}
