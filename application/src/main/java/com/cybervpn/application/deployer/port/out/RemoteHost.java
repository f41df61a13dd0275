package com.cybervpn.application.deployer.port.out;

import java.io.InputStream;
import java.time.Duration;
import java.util.function.Consumer;

/** A host, as the user that signed in. */
public interface RemoteHost extends AutoCloseable {
    String user();

    /** The fingerprint of the key by which the host proved itself. */
    String fingerprint();

    /**
     * Runs a command and waits for its end; an interrupt ends it.
     *
     * @param input sent to its standard input; may be empty
     * @param lines told each line of output, in order within one stream
     */
    Ran run(ShellCommand command, byte[] input, Duration timeout, Consumer<String> lines)
            throws RemoteFailure, InterruptedException;

    /** Writes a file, replacing one that is there; {@code permissions} such as 0600. */
    void upload(InputStream content, String path, int permissions) throws RemoteFailure, InterruptedException;

    @Override
    void close();

    /** What a command left: exit status and the beginning of its outputs. */
    record Ran(int status, String out, String err) {
        public boolean ok() {
            return status == 0;
        }
    }
}
