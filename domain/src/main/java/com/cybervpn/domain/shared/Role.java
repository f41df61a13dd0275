package com.cybervpn.domain.shared;

import static com.cybervpn.domain.shared.Permission.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an account may do. Staff roles are ordered; a customer ({@code mobile_user}) stands outside that order. */
public enum Role {
    MOBILE_USER(-1, SERVER_READ, MONITORING_READ),
    VIEWER(0, USER_READ, SERVER_READ, MONITORING_READ, VIEW_ANALYTICS),
    SUPPORT(1, USER_READ, USER_UPDATE, SERVER_READ, MONITORING_READ),
    OPERATOR(
            2,
            USER_READ,
            USER_CREATE,
            USER_UPDATE,
            SERVER_READ,
            SERVER_CREATE,
            SERVER_UPDATE,
            PAYMENT_READ,
            PAYMENT_CREATE,
            MONITORING_READ,
            SUBSCRIPTION_CREATE,
            VIEW_ANALYTICS),
    ADMIN(3, EnumSet.complementOf(EnumSet.of(MANAGE_ADMINS)).toArray(Permission[]::new)),
    SUPER_ADMIN(4, Permission.values());

    private final int rank;
    private final Set<Permission> permissions;

    Role(int rank, Permission... permissions) {
        this.rank = rank;
        this.permissions = Set.of(permissions);
    }

    public boolean has(Permission permission) {
        return permissions.contains(permission);
    }

    /** Whether this role is {@code minimum} or stands above it. A customer is never at least a staff role. */
    public boolean isAtLeast(Role minimum) {
        return rank >= minimum.rank;
    }

    public boolean isStaff() {
        return this != MOBILE_USER;
    }

    /** The name as the API writes it: {@code super_admin}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> ofCode(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }
}
