package com.cybervpn.git;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.HttpsURLConnection;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnection;

/** HTTP connections for one piece of work: to public addresses only, and with a limit on what they bring in together. */
final class BoundedHttp implements HttpConnectionFactory {
    private final boolean privateNetworks;
    private final AtomicLong bytesLeft;

    BoundedHttp(boolean privateNetworks, long maxBytes) {
        this.privateNetworks = privateNetworks;
        this.bytesLeft = new AtomicLong(maxBytes);
    }

    /** More came in than is allowed. */
    static final class TooLarge extends IOException {
        TooLarge() {
            super("too large");
        }
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        return new Connection(privateNetworks ? url : publicOnly(url));
    }

    /** Proxies are not used: what they connect to cannot be looked at. */
    @Override
    public HttpConnection create(URL url, Proxy proxy) throws IOException {
        return create(url);
    }

    private static URL publicOnly(URL url) throws IOException {
        return URL.of(URI.create(url.toString()), new URLStreamHandler() {
            @Override
            protected URLConnection openConnection(URL same) throws IOException {
                if (!(url.openConnection(Proxy.NO_PROXY) instanceof HttpsURLConnection https)) {
                    throw new IOException("only https");
                }
                https.setSSLSocketFactory(new PublicSockets());
                return https;
            }
        });
    }

    private final class Connection extends JDKHttpConnection {
        Connection(URL url) throws IOException {
            super(url);
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    int read = super.read();
                    if (read >= 0) count(1);
                    return read;
                }

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    int read = super.read(buffer, offset, length);
                    if (read > 0) count(read);
                    return read;
                }
            };
        }

        private void count(long bytes) throws IOException {
            if (bytesLeft.addAndGet(-bytes) < 0) throw new TooLarge();
        }
    }
}
