package com.cybervpn.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoleTest {
    @Test
    void staffRolesAreOrderedAndACustomerIsBelowThemAll() {
        assertThat(Role.SUPER_ADMIN.isAtLeast(Role.ADMIN)).isTrue();
        assertThat(Role.SUPPORT.isAtLeast(Role.OPERATOR)).isFalse();
        assertThat(Role.MOBILE_USER.isAtLeast(Role.VIEWER)).isFalse();
    }

    @Test
    void onlyTheSuperAdministratorManagesAdministrators() {
        for (Role role : Role.values()) {
            assertThat(role.has(Permission.MANAGE_ADMINS)).isEqualTo(role == Role.SUPER_ADMIN);
        }
    }

    @Test
    void aCustomerHasNoRightToOtherPeoplesUsersOrPayments() {
        assertThat(Role.MOBILE_USER.has(Permission.USER_READ)).isFalse();
        assertThat(Role.MOBILE_USER.has(Permission.PAYMENT_READ)).isFalse();
        assertThat(Role.MOBILE_USER.has(Permission.SERVER_READ)).isTrue();
    }

    @Test
    void supportMayChangeUsersButSeesNoAnalytics() {
        assertThat(Role.SUPPORT.has(Permission.USER_UPDATE)).isTrue();
        assertThat(Role.SUPPORT.has(Permission.VIEW_ANALYTICS)).isFalse();
    }
}
