package com.cybervpn.application.deployer;

import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.deployer.port.out.RemoteHost;
import com.cybervpn.application.deployer.port.out.RemoteHosts;
import com.cybervpn.application.deployer.port.out.ShellCommand;
import com.cybervpn.domain.deployer.Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A host made of a directory. Commands go to a real {@code sh} with real file tools; {@link #HOME} and the units of systemd
 * lie in the directory; systemd itself, owners and everything else that would reach beyond it are scripts.
 */
public final class LocalHost implements RemoteHosts {
    /** Where apps live, as commands name it. */
    public static final String HOME = "/srv/apps";

    private static final String UNITS = "/etc/systemd/system";

    private static final Map<String, String> PROGRAMS = Map.of(
            "systemctl", """
            #!/bin/sh
            for last in "$@"; do :; done
            unit=${last%.service}
            case "$1" in
                start|restart)
                    rm -f "ROOT/run/$unit"
                    [ -f "ROOT/etc/systemd/system/$unit.service" ] || exit 5
                    root=$(sed -n 's|^ExecStart=\\(.*\\)/files/.*|\\1|p' "ROOT/etc/systemd/system/$unit.service" |
                        sed 's|/srv/apps|ROOT/srv/apps|')
                    if grep -rq sick "$root/files"; then exit 1; fi
                    cat "$root/version" >"ROOT/run/$unit" ;;
                stop) rm -f "ROOT/run/$unit" ;;
                is-active) [ -f "ROOT/run/$unit" ] ;;
                show) [ -f "ROOT/run/$unit" ] && cat "ROOT/run/$unit" ;;
            esac
            """,
            "install", """
            #!/bin/sh
            # Without owners, which take root to be given.
            n=$#
            while [ $n -gt 0 ]; do
                case "$1" in -o|-g) shift 2; n=$((n - 2)) ;; *) set -- "$@" "$1"; shift; n=$((n - 1)) ;; esac
            done
            exec /usr/bin/install "$@"
            """,
            "chown", "#!/bin/sh\n",
            "journalctl", "#!/bin/sh\n",
            "iptables", "#!/bin/sh\n",
            "id", "#!/bin/sh\necho 1000\n");

    private final Path root;
    private int commands;
    private Consumer<Integer> afterCommand = _ -> {};

    public LocalHost(Path root) {
        this.root = root;
        try {
            for (String directory : List.of("bin", "run", "tmp", "srv/apps", "etc/systemd/system")) {
                Files.createDirectories(root.resolve(directory));
            }
            for (Map.Entry<String, String> program : PROGRAMS.entrySet()) {
                Path file = root.resolve("bin").resolve(program.getKey());
                Files.writeString(file, program.getValue().replace("ROOT", root.toString()));
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file below {@link #HOME}, as commands name it. */
    public String file(String name, String content) {
        try {
            Files.writeString(root.resolve("srv/apps").resolve(name), content);
            return HOME + "/" + name;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells {@code listener} how many commands ran since, after each of them; what it throws ends the connection. */
    public void watch(Consumer<Integer> listener) {
        commands = 0;
        afterCommand = listener;
    }

    /** Which version each active service runs. */
    public Map<String, String> active() {
        try (var files = Files.list(root.resolve("run"))) {
            return files.collect(Collectors.toMap(file -> file.getFileName().toString(), LocalHost::content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public RemoteHost connect(Server server, boolean patient) {
        return new Connection();
    }

    @Override
    public RemoteHost connectFresh(Server server, String user) {
        return new Connection();
    }

    @Override
    public void forget(String host, int port) {}

    @Override
    public int open() {
        return 0;
    }

    private final class Connection implements RemoteHost {
        @Override
        public String user() {
            return "root";
        }

        @Override
        public String fingerprint() {
            return "SHA256:local";
        }

        @Override
        public Ran run(ShellCommand command, byte[] input, Duration timeout, Consumer<String> lines)
                throws RemoteFailure, InterruptedException {
            try {
                ProcessBuilder builder = new ProcessBuilder("sh", "-c", inside(command.rendered()));
                builder.environment().put("PATH", root + "/bin:" + System.getenv("PATH"));
                Path err = Files.createTempFile(root.resolve("tmp"), "err", "");
                Process process = builder.redirectError(err.toFile()).start();
                process.getOutputStream().write(input);
                process.getOutputStream().close();
                String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                int status = process.waitFor();
                Ran ran = new Ran(status, outside(out), outside(content(err)));
                Files.delete(err);
                ran.out().lines().forEach(lines);
                ran.err().lines().forEach(lines);
                afterCommand.accept(++commands);
                return ran;
            } catch (IOException e) {
                throw new RemoteFailure(false, "the host broke: " + e.getMessage(), e);
            }
        }

        @Override
        public void upload(InputStream content, String path, int permissions) throws RemoteFailure {
            try {
                Files.copy(content, Path.of(inside(path)), StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new RemoteFailure(false, "the host broke: " + e.getMessage(), e);
            }
        }

        @Override
        public void close() {}

        private String inside(String text) {
            return text.replace(HOME, root + HOME).replace(UNITS, root + UNITS);
        }

        private String outside(String text) {
            return text.replace(root.toString(), "");
        }
    }
}
