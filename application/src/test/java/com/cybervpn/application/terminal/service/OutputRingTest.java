package com.cybervpn.application.terminal.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OutputRingTest {
    private final OutputRing ring = new OutputRing(1_000, 100);

    private void write(String text) throws InterruptedException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ring.write(bytes, bytes.length);
    }

    private String read(Object view) throws InterruptedException {
        byte[] into = new byte[1_000];
        int count = ring.read(view, into);
        return count < 0 ? "end" : new String(into, 0, count, StandardCharsets.UTF_8);
    }

    @Test
    void givesAViewWhatCameSinceItsPosition() throws Exception {
        write("0123456789");

        assertThat(ring.show("a", 4)).isEqualTo(4);
        assertThat(read("a")).isEqualTo("456789");
    }

    @Test
    void keepsOutputForWhoeverComesLater() throws Exception {
        write("x".repeat(500));

        ring.show("a", 0);
        assertThat(read("a")).hasSize(500);
        write("y");
        ring.hide("a");
        assertThat(ring.show("b", 499)).isEqualTo(499);
        assertThat(read("b")).isEqualTo("xy");
    }

    @Test
    void startsAtTheOldestByteKeptWhereMoreIsGone() throws Exception {
        ring.show("a", 0);
        for (int i = 0; i < 30; i++) {
            write("x".repeat(100));
            read("a");
        }

        assertThat(ring.show("b", 5)).isEqualTo(2_000);
        assertThat(ring.show("c", 9_999)).isEqualTo(3_000);
    }

    @Test
    void letsTheWriterWaitForASlowView() throws Exception {
        ring.show("a", 0);
        write("x".repeat(100));
        CompletableFuture<Void> more = new CompletableFuture<>();
        Thread writer = Thread.ofVirtual().start(() -> {
            try {
                write("y");
                more.complete(null);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        awaitWaiting(writer);
        assertThat(more).isNotDone();

        read("a");

        more.get(10, TimeUnit.SECONDS);
        assertThat(read("a")).isEqualTo("y");
    }

    @Test
    void sendsNoMoreThanAWindowBeyondWhatWasConfirmed() throws Exception {
        write("x".repeat(400));
        ring.show("a", 0);
        ring.confirm("a", 0);

        assertThat(read("a")).hasSize(100);
        Thread reader = Thread.ofVirtual().start(() -> {
            try {
                read("a");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        awaitWaiting(reader);
        ring.confirm("a", 60);
        reader.join();
        ring.confirm("a", 160);
        assertThat(read("a")).hasSize(100);
    }

    @Test
    void takesTheOutputFromAViewThatLostIt() throws Exception {
        ring.show("a", 0);
        ring.show("b", 0);
        write("x");

        assertThat(read("a")).isEqualTo("end");
        assertThat(read("b")).isEqualTo("x");
    }

    @Test
    void endsAfterItsLastByte() throws Exception {
        ring.show("a", 0);
        write("last");
        ring.end();

        assertThat(read("a")).isEqualTo("last");
        assertThat(read("a")).isEqualTo("end");
        assertThat(ring.write(new byte[1], 1)).isFalse();
    }

    /** What a view got may be lost on its way; the next one says what really arrived. */
    @Test
    void givesEveryByteOnceHoweverViewsBreakOff() throws Exception {
        Random random = new Random(11);
        byte[] sent = new byte[200_000];
        random.nextBytes(sent);
        Thread writer = Thread.ofVirtual().start(() -> {
            try {
                for (int done = 0; done < sent.length; ) {
                    int count = Math.min(sent.length - done, 1 + done % 97);
                    ring.write(Arrays.copyOfRange(sent, done, done + count), count);
                    done += count;
                }
                ring.end();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        byte[] got = new byte[sent.length];
        byte[] into = new byte[64];
        int arrived = 0;
        for (int view = 0; arrived < sent.length; view++) {
            Integer name = view;
            assertThat(ring.show(name, arrived)).isEqualTo(arrived);
            for (int reads = random.nextInt(30); reads >= 0; reads--) {
                int count = ring.read(name, into);
                if (count < 0) break;
                if (reads == 0) break; // on its way when the view broke off
                System.arraycopy(into, 0, got, arrived, count);
                arrived += count;
            }
        }
        writer.join();

        assertThat(got).isEqualTo(sent);
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) Thread.onSpinWait();
    }
}
