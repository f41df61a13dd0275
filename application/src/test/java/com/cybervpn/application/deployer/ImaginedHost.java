package com.cybervpn.application.deployer;

import com.cybervpn.application.deployer.port.out.RemoteFailure;
import com.cybervpn.application.deployer.port.out.RemoteHost;
import com.cybervpn.application.deployer.port.out.RemoteHosts;
import com.cybervpn.application.deployer.port.out.ShellCommand;
import com.cybervpn.domain.deployer.Server;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A Debian host that exists as a model only: users, files, packages, ufw, sshd, fail2ban and the dead-man timer, as far as
 * setup and lockdown ask for them. Whoever may not sign in is refused; what it does not know how to do is an error.
 */
public final class ImaginedHost implements RemoteHosts {
    public static final String DROP_IN = "/etc/ssh/sshd_config.d/00-cybervpn.conf";
    public static final String JAILS = "/etc/fail2ban/jail.local";

    private static final String KEYS = "/.ssh/authorized_keys";
    private static final String RESTORE = "/var/lib/cybervpn/deadman/restore";

    private final Map<String, Set<String>> groupsOf = new TreeMap<>();
    private final Map<String, Thing> things = new TreeMap<>();
    private final Set<String> packages = new TreeSet<>(Set.of("sudo", "ufw", "systemd"));
    private Guarded guarded = new Guarded(false, List.of(), null, "");
    private @Nullable Guarded before;
    private @Nullable String jailsInEffect;
    private int waitsLeft;
    private int patience = 1;
    private Predicate<String> shutsOut = _ -> false;
    private int commands;
    private Consumer<Integer> afterCommand = _ -> {};

    /** A file or directory. */
    private record Thing(
            String mode, String owner, @Nullable String content) {}

    /** What the dead-man timer guards: firewall, drop-in of sshd, and what sshd read of it last. */
    private record Guarded(
            boolean firewall, List<String> rules, @Nullable Thing dropIn, String inEffect) {
        Guarded with(boolean active, List<String> other) {
            return new Guarded(active, List.copyOf(other), dropIn, inEffect);
        }
    }

    /** Tells {@code listener} how many commands ran since, after each of them; what it throws ends the connection. */
    public void watch(Consumer<Integer> listener) {
        commands = 0;
        afterCommand = listener;
    }

    /** Nobody comes in while what is in effect in sshd is like that. */
    public void shutOutWhile(Predicate<String> inEffect) {
        shutsOut = inEffect;
    }

    /** How often others wait a moment until this host takes back what was not proved. */
    public void takeBackAfter(int waits) {
        patience = waits;
    }

    /** A moment passes. */
    public void rest() {
        if (before != null && --waitsLeft <= 0) takeBack();
    }

    /** So long that the timer ran out, if it was set. */
    public void restLong() {
        if (before != null) takeBack();
    }

    public boolean onTrial() {
        return before != null;
    }

    public boolean has(String name) {
        return packages.contains(name);
    }

    public boolean isUser(String name) {
        return groupsOf.containsKey(name);
    }

    /** Mode and owner of a file or directory; empty when there is none. */
    public String at(String path) {
        Thing thing = thing(path);
        return thing == null ? "" : thing.mode + " " + thing.owner;
    }

    /** What is let in; empty when the firewall is off. */
    public List<String> letsIn() {
        return guarded.firewall ? guarded.rules : List.of();
    }

    public String sshd() {
        return guarded.inEffect;
    }

    /** The jails that fail2ban guards by; empty when it does not run. */
    public String jails() {
        return jailsInEffect == null ? "" : jailsInEffect;
    }

    public boolean admits(String user) {
        if (guarded.firewall && !guarded.rules.contains("allow 22/tcp") || shutsOut.test(guarded.inEffect))
            return false;
        return user.equals("root")
                ? !guarded.inEffect.contains("PermitRootLogin no")
                : thing("/home/" + user + KEYS) != null;
    }

    private void takeBack() {
        if (before != null) guarded = before;
        before = null;
    }

    private @Nullable Thing thing(String path) {
        return path.equals(DROP_IN) ? guarded.dropIn : things.get(path);
    }

    private Thing present(String path) {
        Thing thing = thing(path);
        if (thing == null) throw new IllegalArgumentException("there is no " + path);
        return thing;
    }

    private void put(String path, @Nullable Thing thing) {
        if (path.equals(DROP_IN)) guarded = new Guarded(guarded.firewall, guarded.rules, thing, guarded.inEffect);
        else if (thing == null) things.remove(path);
        else things.put(path, thing);
    }

    @Override
    public RemoteHost connect(Server server, boolean patient) throws RemoteFailure {
        return connectFresh(server, server.login());
    }

    @Override
    public RemoteHost connectFresh(Server server, String user) throws RemoteFailure {
        if (!admits(user)) throw new RemoteFailure(true, user + " is refused", null);
        return new Connection(user);
    }

    @Override
    public void forget(String host, int port) {}

    @Override
    public int open() {
        return 0;
    }

    private final class Connection implements RemoteHost {
        private final String user;

        Connection(String user) {
            this.user = user;
        }

        @Override
        public String user() {
            return user;
        }

        @Override
        public String fingerprint() {
            return "SHA256:imagined";
        }

        @Override
        public Ran run(ShellCommand command, byte[] input, Duration timeout, Consumer<String> lines) {
            Ran ran = execute(plain(words(command.rendered())), new String(input, StandardCharsets.UTF_8));
            ran.out().lines().forEach(lines);
            afterCommand.accept(++commands);
            return ran;
        }

        @Override
        public void upload(InputStream content, String path, int permissions) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    /** The words of a command that has each of them in single quotes. */
    private static List<String> words(String rendered) {
        String apostrophe = "\u0001";
        return Arrays.stream(rendered.replace("'\\''", apostrophe)
                        .substring(1, rendered.replace("'\\''", apostrophe).length() - 1)
                        .split("' '", -1))
                .map(word -> word.replace(apostrophe, "'"))
                .toList();
    }

    /** Without sudo, timeout and variables. */
    private static List<String> plain(List<String> words) {
        return switch (words.getFirst()) {
            case "sudo" -> plain(words.subList(3, words.size()));
            case "timeout" -> plain(words.subList(4, words.size()));
            case "env" -> plain(words.subList(2, words.size()));
            default -> words;
        };
    }

    private static RemoteHost.Ran ran(boolean ok, String out) {
        return new RemoteHost.Ran(ok ? 0 : 1, out, "");
    }

    private static RemoteHost.Ran done() {
        return ran(true, "");
    }

    private RemoteHost.Ran execute(List<String> words, String input) {
        String last = words.getLast();
        return switch (words.getFirst()) {
            case "sh" -> script(words.get(2), words.subList(Math.min(4, words.size()), words.size()), input);
            case "/bin/sh" -> {
                if (!last.equals(RESTORE)) throw unknown(words);
                takeBack();
                yield done();
            }
            case "runuser" -> keys(words.get(2), last, input);
            case "getent" -> entry(words.get(1), last);
            case "id" -> ran(isUser(last), String.join(" ", groupsOf.getOrDefault(last, Set.of())));
            case "useradd" -> {
                groupsOf.put(last, new TreeSet<>(Set.of(last)));
                put("/home/" + last, new Thing("755", last, null));
                yield done();
            }
            case "usermod" -> {
                if (words.contains("--groups")) groupsOf.get(last).add(words.get(words.size() - 2));
                yield done();
            }
            case "groupadd", "visudo" -> done();
            case "test" -> ran(test(words.get(1), last), "");
            case "stat" -> stat(words.get(2), last);
            case "cat" -> {
                Thing thing = thing(last);
                yield thing == null || thing.content == null ? ran(false, "") : ran(true, thing.content);
            }
            case "install" -> {
                boolean directory = words.contains("-d");
                String owner = words.contains("-o") ? words.get(words.indexOf("-o") + 1) : "root";
                put(last, new Thing(words.get(words.indexOf("-m") + 1), owner, directory ? null : input));
                yield done();
            }
            case "mv" -> {
                String from = words.get(words.size() - 2);
                put(last, present(from));
                put(from, null);
                yield done();
            }
            case "mkdir" -> {
                put(last, new Thing("755", "root", null));
                yield done();
            }
            case "chown" -> {
                put(last, new Thing(present(last).mode, words.get(1).split(":")[0], null));
                yield done();
            }
            case "chmod" -> {
                put(last, new Thing(words.get(1), present(last).owner, null));
                yield done();
            }
            case "apt-get" -> apt(words);
            case "ufw" -> ufw(words.subList(1, words.size()));
            case "sshd" -> ran(true, last.equals("-T") ? "port 22\n" : "");
            case "systemctl" -> systemctl(words);
            case "fail2ban-client" -> ran(jailsInEffect != null || last.equals("-t"), "");
            case "grep" -> ran(false, "");
            default -> throw unknown(words);
        };
    }

    private RemoteHost.Ran script(String text, List<String> arguments, String input) {
        if (text.contains("echo ufw")) return ran(true, "ufw\n");
        if (text.startsWith("for t in apt-get")) return ran(true, "apt-get\n");
        if (text.startsWith("for p;")) {
            List<String> missing =
                    arguments.stream().filter(name -> !packages.contains(name)).toList();
            return ran(true, String.join("\n", missing));
        }
        if (text.contains("getent passwd \"$1\"")) return ran(true, "ssh-ed25519 AAAA root\n");
        if (text.startsWith("[ -f \"$1/armed\" ]")) return ran(before != null, "");
        if (text.contains("iptables-save")) return done(); // the snapshot: taken when the timer is set
        if (text.contains("systemd-run")) {
            before = guarded;
            waitsLeft = patience;
            return done();
        }
        if (text.startsWith("rm /var/lib/cybervpn/deadman/armed")) {
            boolean armed = before != null;
            before = null;
            return ran(armed, "");
        }
        if (text.contains("before-lockdown")) return done();
        if (text.contains("reload ssh")) {
            String content = guarded.dropIn == null ? "" : String.valueOf(guarded.dropIn.content);
            guarded = new Guarded(guarded.firewall, guarded.rules, guarded.dropIn, content);
            return done();
        }
        if (text.contains("! fail2ban-client ping")) return ran(false, "");
        if (text.contains("fail2ban.pid")) return ran(jailsInEffect != null && !jailsInEffect.equals(written()), "");
        throw unknown(List.of(text));
    }

    private String written() {
        Thing jails = thing(JAILS);
        return jails == null ? "" : String.valueOf(jails.content);
    }

    private RemoteHost.Ran keys(String user, String directory, String input) {
        put(directory, new Thing("700", user, null));
        put(directory + "/authorized_keys", new Thing("600", user, input));
        return done();
    }

    private RemoteHost.Ran entry(String kind, String name) {
        boolean known = kind.equals("passwd") && isUser(name);
        return ran(known, known ? name + ":x:1000:1000::/home/" + name + ":/bin/bash\n" : "");
    }

    private boolean test(String what, String path) {
        Thing thing = thing(path);
        return thing != null && what.equals(thing.content == null ? "-d" : "-f");
    }

    private RemoteHost.Ran stat(String format, String path) {
        Thing thing = thing(path);
        if (thing == null) return ran(false, "");
        Map<String, String> values = new HashMap<>(Map.of(
                "%F", thing.content == null ? "directory" : "regular file", "%a", thing.mode, "%U", thing.owner));
        values.put("%G", thing.owner);
        String text = format;
        for (Map.Entry<String, String> value : values.entrySet()) text = text.replace(value.getKey(), value.getValue());
        return ran(true, text);
    }

    private RemoteHost.Ran apt(List<String> words) {
        if (!words.contains("install")) return done();
        List<String> names = words.subList(words.indexOf("--") + 1, words.size());
        packages.addAll(names);
        if (names.contains("fail2ban") && jailsInEffect == null) jailsInEffect = ""; // Debian starts what it installs
        return done();
    }

    private RemoteHost.Ran ufw(List<String> words) {
        switch (words.getFirst()) {
            case "status" -> {
                String text = "Status: active\nDefault: deny (incoming), allow (outgoing), disabled (routed)\n";
                return ran(true, guarded.firewall ? text : "Status: inactive\n");
            }
            case "show" -> {
                return ran(
                        true,
                        String.join(
                                "",
                                guarded.rules.stream()
                                        .map(rule -> "ufw " + rule + "\n")
                                        .toList()));
            }
            case "default" -> {
                return done();
            }
            case "--force" ->
                guarded = words.get(1).equals("reset")
                        ? guarded.with(false, List.of())
                        : guarded.with(true, guarded.rules);
            default -> {
                List<String> rules = new ArrayList<>(guarded.rules);
                if (!rules.contains(String.join(" ", words))) rules.add(String.join(" ", words));
                guarded = guarded.with(guarded.firewall, rules);
            }
        }
        return done();
    }

    private RemoteHost.Ran systemctl(List<String> words) {
        if (words.contains("--version")) return ran(true, "systemd 252\n");
        if (!words.getLast().equals("fail2ban")) throw unknown(words);
        return switch (words.get(1)) {
            case "is-enabled", "is-active" -> ran(jailsInEffect != null, "");
            case "enable", "restart" -> {
                if (jailsInEffect == null || words.get(1).equals("restart")) jailsInEffect = written();
                yield done();
            }
            default -> throw unknown(words);
        };
    }

    private static IllegalArgumentException unknown(List<String> words) {
        return new IllegalArgumentException("this host cannot " + words);
    }
}
