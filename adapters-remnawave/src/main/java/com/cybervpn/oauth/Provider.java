package com.cybervpn.oauth;

import java.net.URI;
import java.util.Map;

/**
 * How one provider does it, and who we are there.
 *
 * @param authorize where people are sent
 * @param extras what that address takes beyond the usual, the scope first of all
 * @param signsIdentities whether it takes a nonce and signs it together with who somebody is
 * @param token where codes are exchanged
 */
record Provider(
        Credentials credentials,
        URI authorize,
        Map<String, String> extras,
        boolean signsIdentities,
        Endpoint token,
        Profile profile) {}
