package com.cybervpn.bootstrap.e2e.deployer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A program to be deployed: a web server in a few lines, which finishes what it has begun when it is told to end. */
public final class SmallServer {
    private static final String PROGRAM = """
        #!/usr/bin/python3
        import http.server, os, signal, threading

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                body = ('@TEXT@ ' + os.environ['APP_VERSION'] + ' ' + os.environ.get('GREETING', '')).encode()
                self.send_response(@STATUS@)
                self.send_header('Content-Length', str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            def log_message(self, form, *args):
                print('asked for ' + self.path, flush=True)

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = False
            request_queue_size = 128

        server = Server(('0.0.0.0', int(os.environ['PORT'])), Handler)
        signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
        print('listening', flush=True)
        server.serve_forever()
        server.server_close()
        """;

    private SmallServer() {}

    /** Answers everything with that text, its version and the variable {@code GREETING}. */
    public static byte[] saying(String text) {
        return zip(PROGRAM.replace("@TEXT@", text).replace("@STATUS@", "200"));
    }

    /** Runs, but answers everything with 500. */
    public static byte[] sick() {
        return zip(PROGRAM.replace("@TEXT@", "sick").replace("@STATUS@", "500"));
    }

    /** Ends at once. */
    public static byte[] dying() {
        return zip("#!/bin/sh\necho cannot go on >&2\nexit 7\n");
    }

    private static byte[] zip(String program) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("shop"));
            zip.write(program.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("pb_data/from-archive"));
            zip.write(1);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
