package com.cybervpn.application.shared;

import com.cybervpn.application.shared.port.out.Encryption;
import com.cybervpn.application.shared.port.out.Ids;
import com.cybervpn.application.shared.port.out.Randomness;
import com.cybervpn.application.shared.port.out.Transactions;
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
}
