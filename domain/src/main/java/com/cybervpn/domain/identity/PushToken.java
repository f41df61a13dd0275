package com.cybervpn.domain.identity;

import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Secret;
import java.time.Instant;

/**
 * Where the push service reaches somebody's phone.
 *
 * @param deviceId what the app calls the phone
 * @param registeredAt when the app last told it
 */
public record PushToken(AccountId account, String deviceId, Platform platform, Secret token, Instant registeredAt) {}
