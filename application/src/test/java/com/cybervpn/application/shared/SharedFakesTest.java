package com.cybervpn.application.shared;

import com.cybervpn.application.shared.port.in.JobHandler;
import com.cybervpn.application.shared.port.out.Encryption;
import com.cybervpn.application.shared.port.out.Events;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Jobs;
import com.cybervpn.application.shared.port.out.Randomness;
import com.cybervpn.application.shared.port.out.RateLimits;
import com.cybervpn.application.shared.port.out.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Nested;

/** Holds the fakes to the contracts of their ports. */
class SharedFakesTest {
    @Nested
    class InMemoryTransactionsTest implements TransactionsContract {
        private final List<String> words = new CopyOnWriteArrayList<>();
        private final InMemoryTransactions transactions = new InMemoryTransactions().enlist(words);

        @Override
        public Transactions transactions() {
            return transactions;
        }

        @Override
        public void write(String word) {
            words.add(word);
        }

        @Override
        public List<String> written() {
            return words;
        }
    }

    @Nested
    class SequentialIdsTest implements IdsContract {
        private final Ids ids = new SequentialIds();

        @Override
        public Ids ids() {
            return ids;
        }
    }

    @Nested
    class SeededRandomnessTest implements RandomnessContract {
        private final Randomness randomness = new SeededRandomness();

        @Override
        public Randomness randomness() {
            return randomness;
        }
    }

    @Nested
    class PlainEncryptionTest implements EncryptionContract {
        @Override
        public Encryption encryption() {
            return new PlainEncryption();
        }
    }

    @Nested
    class InMemoryEventsTest implements EventsContract {
        private final InMemoryTransactions transactions = new InMemoryTransactions();
        private final Events events = new InMemoryEvents(transactions);

        @Override
        public Events events() {
            return events;
        }

        @Override
        public Transactions transactions() {
            return transactions;
        }
    }

    @Nested
    class InMemoryRateLimitsTest implements RateLimitsContract {
        private final MovableClock clock = new MovableClock();
        private final RateLimits limits = new InMemoryRateLimits(clock);

        @Override
        public RateLimits limits() {
            return limits;
        }

        @Override
        public MovableClock clock() {
            return clock;
        }
    }

    @Nested
    class InMemoryJobsTest implements JobsContract {
        private final MovableClock clock = new MovableClock();
        private final InMemoryJobs jobs = new InMemoryJobs(clock);
        private final Transactions transactions = new InMemoryTransactions().enlist(jobs.participant());

        @Override
        public Jobs jobs() {
            return jobs;
        }

        @Override
        public Transactions transactions() {
            return transactions;
        }

        @Override
        public Instant now() {
            return clock.instant();
        }

        @Override
        public void work(JobHandler handler) {
            jobs.runDue(handler);
        }
    }
}
