package com.cybervpn.application.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.shared.port.out.Transactions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Transactions} must do. */
public interface TransactionsContract {
    Transactions transactions();

    /** Stores {@code word} in a store that takes part in the transactions. */
    void write(String word);

    /** What is stored, as seen from outside. */
    List<String> written();

    @Test
    default void keepsAllChangesOfWorkThatEnds() {
        String result = transactions().inTransaction(() -> {
            write("one");
            write("two");
            return "done";
        });

        assertThat(result).isEqualTo("done");
        assertThat(written()).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    default void dropsAllChangesOfWorkThatFailsAndThrowsItsFailureOn() {
        var failure = new IllegalArgumentException("no");

        assertThatThrownBy(() -> transactions().run(() -> {
                    write("one");
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(written()).isEmpty();
    }

    @Test
    default void throwsAnApplicationFailureOnAsItIs() {
        var failure = new ApplicationFailure.Forbidden("no");

        assertThatThrownBy(() -> transactions().run(() -> {
                    write("one");
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(written()).isEmpty();
    }

    @Test
    default void joinsTheTransactionThatIsOpen() {
        assertThatThrownBy(() -> transactions().run(() -> {
                    transactions().run(() -> write("inner"));
                    throw new IllegalStateException("outer fails after inner ended");
                }))
                .hasMessage("outer fails after inner ended");

        assertThat(written()).isEmpty();
    }

    @Test
    default void keepsNothingWhenTheFailureOfAPartIsSwallowed() {
        assertThatThrownBy(() -> transactions().run(() -> {
                    write("outer");
                    try {
                        transactions().run(() -> {
                            throw new IllegalStateException("inner");
                        });
                    } catch (IllegalStateException expected) {
                        write("after");
                    }
                }))
                .isInstanceOf(RuntimeException.class);

        assertThat(written()).isEmpty();
    }

    @Test
    default void worksOnVirtualThreads() throws InterruptedException {
        var threads = List.of("a", "b", "c", "d").stream()
                .map(word -> Thread.ofVirtual().start(() -> transactions().run(() -> write(word))))
                .toList();
        for (Thread thread : threads) thread.join();

        assertThat(written()).containsExactlyInAnyOrder("a", "b", "c", "d");
    }
}
