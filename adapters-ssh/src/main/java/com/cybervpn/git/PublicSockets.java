package com.cybervpn.git;

import com.cybervpn.domain.shared.PublicAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sockets that connect to public addresses only. The very address that is connected to is looked at, so a name that
 * points elsewhere the second time it is asked gains nothing (DNS rebinding).
 */
final class PublicSockets extends SSLSocketFactory {
    private final SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();

    /** The host is not on the public internet. */
    static final class NotPublic extends IOException {
        NotPublic() {
            super("not a public address");
        }
    }

    @Override
    public Socket createSocket() {
        return new PublicSocket();
    }

    @Override
    public Socket createSocket(Socket connected, String host, int port, boolean autoClose) throws IOException {
        return tls.createSocket(connected, host, port, autoClose);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw connectedElsewhere();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        throw connectedElsewhere();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw connectedElsewhere();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        throw connectedElsewhere();
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }

    private static IOException connectedElsewhere() {
        return new IOException("only sockets that are looked at before they connect");
    }

    private static final class PublicSocket extends Socket {
        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            connect(endpoint, 0);
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            boolean isPublic = endpoint instanceof InetSocketAddress inet
                    && (inet.getAddress() == null || PublicAddress.is(inet.getAddress()));
            if (!isPublic) throw new NotPublic();
            super.connect(endpoint, timeout); // a name without an address fails here
        }
    }
}
