package com.cybervpn.bootstrap.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cybervpn.application.terminal.port.out.Tiers;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.shared.Role;
import com.cybervpn.domain.terminal.GrantedTier;
import com.cybervpn.domain.terminal.Tier;
import java.io.ByteArrayOutputStream;
import java.security.KeyPair;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SSH profiles and keys over HTTP (T-SSH-4 to T-SSH-6). */
class SshProfilesTest {
    private final TestPlatform platform = TestPlatform.shared();
    private final ApiClient owner = platform.fresh(Role.MOBILE_USER);
    private final ApiClient stranger = platform.fresh(Role.MOBILE_USER);

    @Test
    void keepsChangesAndDeletesAProfile() {
        Reply created = owner.post("/api/ssh/profiles", profile("web")).expect(201);
        String path = "/api/ssh/profiles/" + created.text("/id");

        assertThat(created.at("/port").asInt()).isEqualTo(22);
        assertThat(created.at("/private_key_id").isNull()).isTrue();
        assertThat(owner.get("/api/ssh/profiles").expect(200).at("/0/name").stringValue())
                .isEqualTo("web");
        assertThat(owner.get(path).expect(200).text("/host")).isEqualTo("web.example.org");
        Reply changed = owner.put(path, Map.of("port", 2222)).expect(200);
        assertThat(changed.at("/port").asInt()).isEqualTo(2222);
        assertThat(changed.text("/name")).isEqualTo("web");
        owner.delete(path).expect(204);
        owner.get(path).expect(404);
        owner.delete(path).expect(404);
        assertThat(owner.get("/api/ssh/profiles").expect(200).json().size()).isZero();
    }

    @Test
    void keepsOneOwnersThingsFromAnother() throws Exception {
        String profile = "/api/ssh/profiles/"
                + owner.post("/api/ssh/profiles", profile("web")).expect(201).text("/id");
        String keyId = owner.post("/api/ssh/keys", key("laptop", SshPeer.newKey(), null))
                .expect(201)
                .text("/id");

        for (ApiClient other : List.of(stranger, platform.fresh(Role.ADMIN))) {
            other.get(profile).expect(404);
            other.put(profile, Map.of("name", "mine")).expect(404);
            other.delete(profile).expect(404);
            other.delete("/api/ssh/keys/" + keyId).expect(404);
            assertThat(other.get("/api/ssh/profiles").expect(200).json().size()).isZero();
            assertThat(other.get("/api/ssh/keys").expect(200).json().size()).isZero();
        }
        var withForeignKey = new HashMap<String, Object>(profile("other"));
        withForeignKey.put("private_key_id", keyId);
        assertThat(stranger.post("/api/ssh/profiles", withForeignKey)
                        .expect(404)
                        .text("/code"))
                .isEqualTo("key_not_found");
        platform.anonymous().get(profile).expect(401);
        platform.anonymous().get("/api/ssh/keys").expect(401);
        assertThat(owner.get(profile).expect(200).text("/name")).isEqualTo("web");
    }

    @Test
    void allowsThreeProfilesForNothingAndMoreForPro() {
        Account account = platform.account(Role.MOBILE_USER);
        ApiClient customer = platform.signedIn(account);
        platform.bean(Tiers.class).save(account.id(), GrantedTier.forGood(Tier.FREE));
        for (String name : List.of("one", "two", "three")) {
            customer.post("/api/ssh/profiles", profile(name)).expect(201);
        }

        Reply refused = customer.post("/api/ssh/profiles", profile("four")).expect(403);
        assertThat(refused.text("/code")).isEqualTo("profile_limit_reached");
        assertThat(refused.at("/details/allowed").asInt()).isEqualTo(3);
        platform.bean(Tiers.class).save(account.id(), GrantedTier.forGood(Tier.PRO));
        customer.post("/api/ssh/profiles", profile("four")).expect(201);
    }

    @Test
    void namesWhatIsWrong() {
        owner.post("/api/ssh/profiles", profile("web")).expect(201);
        assertThat(owner.post("/api/ssh/profiles", profile("web")).expect(409).text("/code"))
                .isEqualTo("name_taken");
        String second =
                owner.post("/api/ssh/profiles", profile("app")).expect(201).text("/id");
        owner.put("/api/ssh/profiles/" + second, Map.of("name", "web")).expect(409);
        owner.get("/api/ssh/profiles/" + UUID.randomUUID()).expect(404);
        owner.unchecked().get("/api/ssh/profiles/none").expect(422);
    }

    @ParameterizedTest
    @CsvSource({"name,''", "host,a b", "host,-oProxyCommand=x", "username,''", "private_key_id,none"})
    void refusesABadMember(String member, String value) {
        var body = new HashMap<String, Object>(profile("web"));
        body.put(member, value);

        Reply reply = owner.post("/api/ssh/profiles", body);

        assertThat(reply.status()).isEqualTo(member.equals("private_key_id") ? 404 : 400);
        assertThat(reply.text("/message")).isEqualTo(reply.text("/error")).isNotEmpty();
    }

    @Test
    void takesAKeyInAndNeverShowsItAgain() throws Exception {
        KeyPair pair = SshPeer.newKey();
        Map<String, Object> body = key("laptop", pair, "open sesame");

        Reply created = owner.post("/api/ssh/keys", body).expect(201);

        assertThat(created.text("/fingerprint")).isEqualTo(KeyUtils.getFingerPrint(pair.getPublic()));
        assertThat(created.text("/key_type")).isEqualTo("ecdsa-sha2-nistp256");
        assertThat(created.text("/public_key")).startsWith("ecdsa-sha2-nistp256 AAAA");
        Reply listed = owner.get("/api/ssh/keys").expect(200);
        for (Reply reply : List.of(created, listed)) {
            assertThat(reply.body()).doesNotContain("PRIVATE", "private_key", "passphrase", "sesame");
        }
        owner.post("/api/ssh/keys", body).expect(409);

        var profile = new HashMap<String, Object>(profile("web"));
        profile.put("private_key_id", created.text("/id"));
        String profileId = owner.post("/api/ssh/profiles", profile).expect(201).text("/id");
        assertThat(owner.delete("/api/ssh/keys/" + created.text("/id"))
                        .expect(409)
                        .text("/code"))
                .isEqualTo("key_in_use");
        owner.delete("/api/ssh/profiles/" + profileId).expect(204);
        owner.delete("/api/ssh/keys/" + created.text("/id")).expect(204);
        owner.delete("/api/ssh/keys/" + created.text("/id")).expect(404);
    }

    @Test
    void refusesWhatIsNoKey() throws Exception {
        Reply garbage = owner.post("/api/ssh/keys", Map.of("name", "x", "private_key", "bm8ga2V5"));
        assertThat(garbage.expect(400).at("/details/private_key").isString()).isTrue();
        var locked = new HashMap<>(key("x", SshPeer.newKey(), "open sesame"));
        locked.put("passphrase", "guess");
        Reply wrong = owner.post("/api/ssh/keys", locked).expect(400);
        assertThat(wrong.at("/details/passphrase").isString()).isTrue();
        assertThat(wrong.body()).doesNotContain("guess", "PRIVATE");
        locked.remove("passphrase");
        owner.post("/api/ssh/keys", locked).expect(400);
        owner.post("/api/ssh/keys", Map.of("name", "x")).expect(400);
    }

    private static Map<String, Object> profile(String name) {
        return Map.of("name", name, "host", name + ".example.org", "username", "deploy");
    }

    private static Map<String, Object> key(String name, KeyPair pair, @Nullable String passphrase) throws Exception {
        OpenSSHKeyEncryptionContext encryption = null;
        if (passphrase != null) {
            encryption = new OpenSSHKeyEncryptionContext();
            encryption.setPassword(passphrase);
            encryption.setCipherType("256");
        }
        var text = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "test", encryption, text);
        var body = new HashMap<String, Object>();
        body.put("name", name);
        body.put("private_key", Base64.getEncoder().encodeToString(text.toByteArray()));
        if (passphrase != null) body.put("passphrase", passphrase);
        return body;
    }
}
