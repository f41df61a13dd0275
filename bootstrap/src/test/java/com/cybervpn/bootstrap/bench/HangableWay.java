package com.cybervpn.bootstrap.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Passes bytes on to a server until it is told to hang: then connections stay open and nothing comes through. */
final class HangableWay implements AutoCloseable {
    private final ServerSocket entrance;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition passable = lock.newCondition();
    private boolean hangs;
    private volatile int exit;

    HangableWay() {
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leads to {@code server}, and returns where it begins. */
    URI to(URI server) {
        exit = server.getPort();
        Thread.ofVirtual().start(this::accept);
        return URI.create("http://127.0.0.1:" + entrance.getLocalPort());
    }

    void hang(boolean now) {
        lock.lock();
        try {
            hangs = now;
            passable.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket near = entrance.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), exit);
                Thread.ofVirtual().start(() -> pass(near, far));
                Thread.ofVirtual().start(() -> pass(far, near));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] bytes = new byte[16_384];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count; (count = in.read(bytes)) >= 0; ) {
                awaitPassage();
                out.write(bytes, 0, count);
            }
        } catch (IOException _) {
            // one end is gone, and so is the other
        }
    }

    private void awaitPassage() {
        lock.lock();
        try {
            while (hangs) passable.awaitUninterruptibly();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        hang(false);
        entrance.close();
    }
}
