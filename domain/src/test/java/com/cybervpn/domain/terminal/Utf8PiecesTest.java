package com.cybervpn.domain.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8PiecesTest {
    @Test
    void givesTheSameTextHoweverItIsCut() {
        String text = "plain, \u00e4\u20ac\ud83d\ude00, \u0001\u007f end";
        byte[] bytes = text.repeat(20).getBytes(StandardCharsets.UTF_8);
        Random random = new Random(3);
        for (int run = 0; run < 200; run++) {
            Utf8Pieces pieces = new Utf8Pieces();
            StringBuilder got = new StringBuilder();
            for (int done = 0; done < bytes.length; ) {
                int count = Math.min(bytes.length - done, 1 + random.nextInt(9));
                got.append(pieces.decode(Arrays.copyOfRange(bytes, done, done + count), count));
                done += count;
            }
            assertThat(got.append(pieces.finish()).toString()).isEqualTo(text.repeat(20));
        }
    }

    @Test
    void replacesWhatIsNoCharacterAndHoldsBackOnlyWhatMayBecomeOne() {
        Utf8Pieces pieces = new Utf8Pieces();

        assertThat(pieces.decode(new byte[] {'a', (byte) 0xff, 'b', (byte) 0xe2, (byte) 0x82}, 5))
                .isEqualTo("a\ufffdb");
        assertThat(pieces.held()).isEqualTo(2);
        assertThat(pieces.decode(new byte[] {(byte) 0xac}, 1)).isEqualTo("\u20ac");
        assertThat(pieces.decode(new byte[] {(byte) 0xf0}, 1)).isEmpty();
        assertThat(pieces.finish()).isEqualTo("\ufffd");
    }
}
