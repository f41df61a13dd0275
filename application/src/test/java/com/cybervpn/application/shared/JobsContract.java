package com.cybervpn.application.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cybervpn.application.shared.port.in.JobHandler;
import com.cybervpn.application.shared.port.out.Jobs;
import com.cybervpn.application.shared.port.out.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What every {@link Jobs} must do, together with what runs the jobs. Each test uses a kind of its own. */
public interface JobsContract {
    Jobs jobs();

    /** The transactions that {@link #jobs()} takes part in. */
    Transactions transactions();

    /** The time by which jobs are due. */
    Instant now();

    /** Lets {@code handler} work until none of its jobs is due. */
    void work(JobHandler handler);

    /** Does what it is told and remembers the ids. */
    final class Recorder implements JobHandler {
        private final String kind;
        private final Consumer<String> work;
        private final List<String> runs = new CopyOnWriteArrayList<>();
        private final List<Integer> failures = new CopyOnWriteArrayList<>();

        public Recorder(String kind, Consumer<String> work) {
            this.kind = kind;
            this.work = work;
        }

        public Recorder(String kind) {
            this(kind, _ -> {});
        }

        public List<String> runs() {
            return runs;
        }

        @Override
        public String kind() {
            return kind;
        }

        @Override
        public void run(String id) {
            runs.add(id);
            work.accept(id);
        }

        @Override
        public Duration retryAfter(int count) {
            failures.add(count);
            return count < 3 ? Duration.ZERO : Duration.ofHours(1);
        }
    }

    @Test
    default void runsEachJobOnce() {
        var recorder = new Recorder("runs-once");
        jobs().enqueue("runs-once", "a", now());
        jobs().enqueue("runs-once", "b", now());

        work(recorder);
        work(recorder);

        assertThat(recorder.runs()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    default void leavesAJobThatWaitsAsItIs() {
        var recorder = new Recorder("waits");
        jobs().enqueue("waits", "a", now());
        jobs().enqueue("waits", "a", now());
        jobs().enqueue("waits", "a", now().plusSeconds(3600));

        work(recorder);

        assertThat(recorder.runs()).containsExactly("a");
    }

    @Test
    default void doesNothingBeforeItsTime() {
        var recorder = new Recorder("later");
        jobs().enqueue("later", "a", now().plusSeconds(3600));

        work(recorder);

        assertThat(recorder.runs()).isEmpty();
    }

    @Test
    default void forgetsJobsOfATransactionThatFailed() {
        var recorder = new Recorder("rolled-back");
        assertThatThrownBy(() -> transactions().run(() -> {
                    jobs().enqueue("rolled-back", "a", now());
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        transactions().run(() -> jobs().enqueue("rolled-back", "b", now()));

        work(recorder);

        assertThat(recorder.runs()).containsExactly("b");
    }

    @Test
    default void triesAFailedJobAgainAfterThePauseThatItsHandlerNames() {
        var recorder = new Recorder("fails", _ -> {
            throw new IllegalStateException("not yet");
        });
        jobs().enqueue("fails", "a", now());

        work(recorder);

        assertThat(recorder.runs()).containsExactly("a", "a", "a");
        assertThat(recorder.failures).containsExactly(1, 2, 3);
    }

    @Test
    default void runsAJobOnceMoreThatWasAskedForWhileItRan() {
        var recorder = new Recorder[1];
        recorder[0] = new Recorder("again", id -> {
            if (recorder[0].runs().size() == 1) jobs().enqueue("again", id, now());
        });
        jobs().enqueue("again", "a", now());

        work(recorder[0]);

        assertThat(recorder[0].runs()).containsExactly("a", "a");
    }
}
