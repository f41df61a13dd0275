package com.cybervpn.application.identity.port.out;

import com.cybervpn.domain.identity.TelegramProof;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what Telegram signed with the bot's token. Empty when a signature is wrong, something is malformed or missing, or
 * there is no bot; how old a proof is stays for the caller to judge. Compares in constant time and does not block.
 */
public interface TelegramProofs {
    /**
     * @param members all that the Login Widget handed over, its {@code hash} included
     */
    Optional<TelegramProof> ofWidget(Map<String, String> members);

    /**
     * @param authData the same members as a JSON object, in base64
     */
    Optional<TelegramProof> ofApp(String authData);

    /**
     * @param initData the query string that a Mini App was opened with
     */
    Optional<TelegramProof> ofMiniApp(String initData);
}
