package com.cybervpn.application.identity.service;

import com.cybervpn.application.identity.port.in.Invitations;
import com.cybervpn.application.identity.port.out.Invites;
import com.cybervpn.application.shared.Caller;
import com.cybervpn.application.shared.port.out.AuditTrail;
import com.cybervpn.application.shared.port.out.Transactions;
import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.Invite;
import com.cybervpn.domain.identity.RegistrationPolicy;
import com.cybervpn.domain.shared.Permission;
import com.cybervpn.domain.shared.Role;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@link Invitations}. */
public final class InvitationsService implements Invitations {
    private final Invites invites;
    private final RegistrationPolicy policy;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Supplier<UUID> tokens;
    private final InstantSource clock;

    /**
     * @param tokens unpredictable ones: whoever knows one may register
     */
    public InvitationsService(
            Invites invites,
            RegistrationPolicy policy,
            AuditTrail audit,
            Transactions transactions,
            Supplier<UUID> tokens,
            InstantSource clock) {
        this.invites = invites;
        this.policy = policy;
        this.audit = audit;
        this.transactions = transactions;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public Invite create(Caller caller, Role role, @Nullable EmailAddress email) {
        caller.require(Permission.MANAGE_INVITES);
        caller.requireAtLeast(role);
        var now = clock.instant();
        var invite = new Invite(tokens.get(), role, email, caller.account(), now, now.plus(policy.inviteTtl()));
        transactions.run(() -> {
            invites.add(invite);
            audit.record(AuditTrail.Entry.of(caller, "invite_created", "invite", reference(invite.token()))
                    .withValues(null, members(invite)));
        });
        return invite;
    }

    @Override
    public List<Invite> open(Caller caller) {
        caller.require(Permission.MANAGE_INVITES);
        return invites.open(clock.instant());
    }

    @Override
    public boolean revoke(Caller caller, String token) {
        caller.require(Permission.MANAGE_INVITES);
        return parse(token).map(id -> revoke(caller, id)).orElse(false);
    }

    private boolean revoke(Caller caller, UUID token) {
        return transactions.inTransaction(() -> {
            boolean removed = invites.remove(token, clock.instant());
            if (removed) audit.record(AuditTrail.Entry.of(caller, "invite_revoked", "invite", reference(token)));
            return removed;
        });
    }

    private static Map<String, @Nullable Object> members(Invite invite) {
        var members = new HashMap<String, @Nullable Object>();
        members.put("role", invite.role().code());
        members.put(
                "email",
                Optional.ofNullable(invite.email()).map(EmailAddress::masked).orElse(null));
        return members;
    }

    /** Names an invite in the audit log without giving it away. */
    private static String reference(UUID token) {
        return Sha256.hex(token.toString()).substring(0, 12);
    }

    private static Optional<UUID> parse(String token) {
        try {
            return Optional.of(UUID.fromString(token));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
