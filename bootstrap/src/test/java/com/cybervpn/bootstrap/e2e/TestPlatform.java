package com.cybervpn.bootstrap.e2e;

import com.cybervpn.application.identity.port.out.Accounts;
import com.cybervpn.application.identity.port.out.PasswordHasher;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.bootstrap.Platform;
import com.cybervpn.bootstrap.database.TestDatabase;
import com.cybervpn.domain.identity.Account;
import com.cybervpn.domain.identity.Login;
import com.cybervpn.domain.identity.Password;
import com.cybervpn.domain.identity.PasswordHash;
import com.cybervpn.domain.identity.PasswordPolicy;
import com.cybervpn.domain.shared.AccountId;
import com.cybervpn.domain.shared.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A running platform on ports and a database of its own. */
public final class TestPlatform implements AutoCloseable {
    /** The password of every account that {@link #account} makes. */
    public static final String PASSWORD = "Correct-Horse-7-Battery";

    private static final AtomicInteger LOGINS = new AtomicInteger();

    private final Platform platform;
    private final Map<Role, ApiClient> clients = new EnumMap<>(Role.class);
    private @Nullable PasswordHash hash;
    private @Nullable Contract contract;

    private TestPlatform(Platform platform) {
        this.platform = platform;
    }

    /** One for all tests of this JVM that need no settings of their own; started at the first call. */
    public static TestPlatform shared() {
        return Shared.PLATFORM;
    }

    /** One of the test's own, in development mode. The test closes it. */
    public static TestPlatform with(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>();
        all.put("public.port", freePort());
        all.put("local.port", freePort());
        all.put("management.port", freePort());
        all.put("data.dir", temporaryDirectory());
        all.put("rate-limit.enabled", false);
        all.put("remnawave.sandbox.subscription-port", 0);
        all.put("remnawave.sandbox.webhooks", false);
        if (!settings.containsKey("database.url")) all.putAll(TestDatabase.create());
        all.putAll(settings);
        return new TestPlatform(Platform.start("development", all));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String temporaryDirectory() {
        try {
            return Files.createTempDirectory("cybervpn-e2e-").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A client of the public listener that is not signed in. */
    public ApiClient anonymous() {
        return ApiClient.of(address("public"), contract());
    }

    /** A client of the public listener, signed in as an account of that role; the same one at each call. */
    public synchronized ApiClient as(Role role) {
        return clients.computeIfAbsent(role, this::fresh);
    }

    /** The same with an account that nobody else uses. */
    public ApiClient fresh(Role role) {
        return signedIn(account(role));
    }

    /** A client signed in by password. */
    public ApiClient signedIn(Account account) {
        var reply = anonymous()
                .post(
                        "/api/v1/auth/login",
                        Map.of("login_or_email", account.login().value(), "password", PASSWORD))
                .expect(200);
        return anonymous().bearer(reply.text("/access_token"));
    }

    /** A stored account that may sign in with {@link #PASSWORD}. */
    public Account account(Role role) {
        var login = new Login(role.code() + "_" + LOGINS.incrementAndGet());
        var account = Account.opened(
                        new AccountId(bean(Ids.class).next()),
                        login,
                        role,
                        bean(InstantSource.class).instant())
                .withPassword(hash());
        return switch (bean(Accounts.class).add(account)) {
            case Accounts.Stored.Done(var stored) -> stored;
            case Accounts.Stored other -> throw new IllegalStateException(other.toString());
        };
    }

    private synchronized PasswordHash hash() {
        PasswordHash known = hash;
        if (known == null) {
            known = bean(PasswordHasher.class).hash(Password.of(PASSWORD, PasswordPolicy.STRICT));
            hash = known;
        }
        return known;
    }

    /** A client of the local listener, which serves the deployer without sign-in. */
    public ApiClient local() {
        return ApiClient.of(address("local"), contract().under("/deployer"));
    }

    /** A client of the management listener, which no contract describes. */
    public ApiClient management() {
        return ApiClient.of(address("management"), Contract.NONE);
    }

    /** {@code http://127.0.0.1:12345} of the listener {@code public}, {@code local} or {@code management}. */
    public String address(String listener) {
        return "http://127.0.0.1:"
                + platform.setting(listener + ".port", Integer.class).orElseThrow();
    }

    /** A bean of the running platform: to look behind the scenes, or to put a test double's state right. */
    public <T> T bean(Class<T> type) {
        return platform.bean(type);
    }

    private synchronized Contract contract() {
        Contract known = contract;
        if (known == null) {
            known = Contract.publishedAt(address("public") + "/openapi.json");
            contract = known;
        }
        return known;
    }

    @Override
    public void close() {
        platform.close();
    }

    private static final class Shared {
        static final TestPlatform PLATFORM = start();

        private static TestPlatform start() {
            TestPlatform platform = with(Map.of());
            Runtime.getRuntime().addShutdownHook(new Thread(platform::close));
            return platform;
        }
    }
}
