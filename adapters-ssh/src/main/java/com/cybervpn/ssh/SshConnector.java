package com.cybervpn.ssh;

import com.cybervpn.application.shared.port.out.HostKeys;
import com.cybervpn.application.shared.port.out.HostKeys.Verdict;
import com.cybervpn.domain.shared.Secret;
import com.cybervpn.ssh.SshFailure.Reason;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes SSH connections: the only client of the platform, with the only trust store. */
@Singleton
public final class SshConnector {
    /** Processors compute AES themselves; the library's own favourite is computed in Java, several times slower. */
    private static final List<BuiltinCiphers> CIPHERS = List.of(
            BuiltinCiphers.aes128gcm,
            BuiltinCiphers.aes256gcm,
            BuiltinCiphers.aes128ctr,
            BuiltinCiphers.aes192ctr,
            BuiltinCiphers.aes256ctr,
            BuiltinCiphers.cc20p1305_openssh);

    private static final Logger LOG = LoggerFactory.getLogger(SshConnector.class);
    private static final long MAX_KEY_FILE = 64 * 1024;

    private final HostKeys hostKeys;
    private final SshConfig config;
    private final AgentSockets agents;
    private @Nullable SshClient client;

    public SshConnector(HostKeys hostKeys, SshConfig config) {
        this.hostKeys = hostKeys;
        this.config = config;
        agents = new AgentSockets(config.agentSocket()
                .or(() -> Optional.ofNullable(System.getenv("SSH_AUTH_SOCK")))
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .orElse(null));
    }

    /** Made at its first use: its cryptography is slow to load, and a start need not wait for it. */
    private synchronized SshClient client() {
        if (client == null) client = started();
        return client;
    }

    private SshClient started() {
        SshClient fresh = SshClient.setUpDefaultClient();
        fresh.setServerKeyVerifier(new HostKeyCheck(hostKeys));
        fresh.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        fresh.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        fresh.setAgentFactory(agents);
        fresh.setCipherFactories(new ArrayList<>(CIPHERS));
        // A command is a few small packets each way: held back for one another they take 40 ms more.
        CoreModuleProperties.TCP_NODELAY.set(fresh, true);
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(fresh, config.keepAlive());
        CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(fresh, 3);
        CoreModuleProperties.IDLE_TIMEOUT.set(fresh, Duration.ZERO);
        fresh.start();
        return fresh;
    }

    @PreDestroy
    synchronized void stop() {
        if (client != null) client.stop();
    }

    SshConfig config() {
        return config;
    }

    /** Opens a connection of the caller's own, to be closed by the caller. One try; blocks at most for the timeouts. */
    public SshConnection connect(SshTarget target) throws SshFailure, InterruptedException {
        return new SshConnection(session(target), () -> {}, true);
    }

    /** The same, at an address that was looked up and judged already; the host's key is still known by its name. */
    public SshConnection connect(SshTarget target, InetAddress address) throws SshFailure, InterruptedException {
        SocketAddress pinned = new InetSocketAddress(address, target.port());
        return new SshConnection(session(target, pinned), () -> {}, true);
    }

    ClientSession session(SshTarget target) throws SshFailure, InterruptedException {
        return session(target, new InetSocketAddress(target.host(), target.port()));
    }

    private ClientSession session(SshTarget target, SocketAddress address) throws SshFailure, InterruptedException {
        List<KeyPair> keys = keys(target.credentials());
        ClientSession session = open(target, address);
        try {
            switch (target.credentials()) {
                case SshCredentials.Password(Secret password) -> {
                    session.addPasswordIdentity(password.reveal());
                    session.setUserAuthFactories(
                            List.of(UserAuthPasswordFactory.INSTANCE, UserAuthKeyboardInteractiveFactory.INSTANCE));
                }
                case SshCredentials.Agent _, SshCredentials.KeyFile _, SshCredentials.PrivateKey _ -> {
                    keys.forEach(session::addPublicKeyIdentity);
                    session.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
                }
            }
            session.auth().verify(config.authTimeout());
            if (HostKeyCheck.verdict(session).orElse(null) instanceof Verdict.FirstUse(var key)) {
                LOG.info("Trusting the host key of {}:{} from its first use: {}", target.host(), target.port(), key);
            }
            return session;
        } catch (IOException | RuntimeException e) {
            session.close(true);
            throw refused(target, session, e);
        }
    }

    private ClientSession open(SshTarget target, SocketAddress address) throws SshFailure {
        try {
            return client().connect(
                            target.user(),
                            address,
                            AttributeRepository.ofAttributesMap(Map.of(
                                    HostKeyCheck.TARGET, target, HostKeyCheck.VERDICT, new AtomicReference<Verdict>())),
                            null)
                    .verify(config.connectTimeout())
                    .getSession();
        } catch (IOException | RuntimeException e) {
            throw new SshFailure(Reason.UNREACHABLE, where(target) + ": " + why(e), e);
        }
    }

    private static SshFailure refused(SshTarget target, ClientSession session, Exception e) {
        Verdict verdict = HostKeyCheck.verdict(session).orElse(null);
        if (verdict instanceof Verdict.Changed(var trusted, var offered)) {
            LOG.warn("{}:{} offers another host key: {}", target.host(), target.port(), offered);
            return new SshFailure(
                    Reason.HOST_KEY_CHANGED,
                    "the host key of " + where(target) + " changed from " + trusted.fingerprint() + " to "
                            + offered.fingerprint() + "; nothing was sent",
                    e);
        }
        if (verdict == null) {
            return new SshFailure(Reason.UNREACHABLE, where(target) + ": no SSH key exchange", e);
        }
        return new SshFailure(Reason.AUTHENTICATION_FAILED, where(target) + " refused to sign in " + target.user(), e);
    }

    private static String where(SshTarget target) {
        return target.host() + ":" + target.port();
    }

    private static String why(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) return "connection refused";
            if (cause instanceof UnknownHostException || cause instanceof java.nio.channels.UnresolvedAddressException)
                return "unknown host";
            if (cause instanceof java.util.concurrent.TimeoutException) return "no answer in time";
        }
        return "not reachable";
    }

    private List<KeyPair> keys(SshCredentials credentials) throws SshFailure {
        return switch (credentials) {
            case SshCredentials.Password _ -> List.of();
            case SshCredentials.Agent _ -> {
                if (agents.isConfigured()) yield List.of();
                throw new SshFailure(
                        Reason.AUTHENTICATION_FAILED, "no SSH agent: neither ssh.agent-socket nor SSH_AUTH_SOCK", null);
            }
            case SshCredentials.KeyFile(Path path) -> parsed(content(path), null);
            case SshCredentials.PrivateKey(Secret pem, Secret passphrase) ->
                parsed(pem.reveal().getBytes(StandardCharsets.UTF_8), passphrase);
        };
    }

    private static byte[] content(Path path) throws SshFailure {
        try {
            if (Files.isRegularFile(path) && Files.size(path) <= MAX_KEY_FILE) return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new SshFailure(Reason.AUTHENTICATION_FAILED, "cannot read the private key file", e);
        }
        throw new SshFailure(Reason.AUTHENTICATION_FAILED, "no private key file at the given path", null);
    }

    private static List<KeyPair> parsed(byte[] pem, @Nullable Secret passphrase) throws SshFailure {
        try {
            return PrivateKeys.parse(pem, passphrase);
        } catch (PrivateKeys.Unreadable e) {
            throw new SshFailure(Reason.KEY_UNREADABLE, "the private key cannot be read", null);
        }
    }
}
