package com.cybervpn.domain.identity;

import com.cybervpn.domain.shared.AccountId;
import java.time.Instant;

/**
 * A phone that somebody uses the app on.
 *
 * @param id what the app calls it; two people may share one
 * @param platformId what the platform calls it
 * @param registeredAt when the account was first seen on it
 * @param lastActiveAt when it last said who it is
 */
public record AppDevice(
        AccountId account,
        String id,
        Platform platform,
        String platformId,
        String osVersion,
        String appVersion,
        String model,
        Instant registeredAt,
        Instant lastActiveAt) {}
