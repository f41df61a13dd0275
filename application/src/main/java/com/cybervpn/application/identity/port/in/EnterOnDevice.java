package com.cybervpn.application.identity.port.in;

import com.cybervpn.domain.identity.EmailAddress;
import com.cybervpn.domain.identity.Password;
import com.cybervpn.domain.shared.Secret;

/**
 * The ways into the app. Each is the one of the other surfaces, and remembers the phone it was used on
 * once somebody is in.
 *
 * <p>All throw {@link com.cybervpn.application.shared.ApplicationFailure.TooManyRequests} after too many tries.
 */
public interface EnterOnDevice {
    /** Opens a customer's account. */
    OpenCustomerAccount.Outcome register(
            EmailAddress email, Password password, DeviceDescription device, Client client);

    SignIn.Outcome signIn(
            EmailAddress email, Secret password, boolean remember, DeviceDescription device, Client client);

    /**
     * @param authData as {@link SignInWithTelegram#fromApp} takes it
     */
    SignInWithTelegram.Outcome signInWithTelegram(String authData, DeviceDescription device, Client client);
}
