package com.cybervpn.web.terminal;

import com.cybervpn.domain.terminal.Utf8Pieces;
import com.cybervpn.web.terminal.ClientFrame.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** How the bytes of a terminal stand in {@code data}: as text, or for clients that want every byte, in base64. */
enum Encoding {
    TEXT {
        @Override
        Writer writer() {
            Utf8Pieces pieces = new Utf8Pieces();
            return new Writer() {
                @Override
                public String data(byte[] bytes, int count) {
                    return pieces.decode(bytes, count);
                }

                @Override
                public int held() {
                    return pieces.held();
                }

                @Override
                public String rest() {
                    return pieces.finish();
                }
            };
        }

        @Override
        byte[] bytes(String data) {
            return data.getBytes(StandardCharsets.UTF_8);
        }
    },

    BASE64 {
        @Override
        Writer writer() {
            return new Writer() {
                @Override
                public String data(byte[] bytes, int count) {
                    return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, count));
                }

                @Override
                public int held() {
                    return 0;
                }

                @Override
                public String rest() {
                    return "";
                }
            };
        }

        @Override
        byte[] bytes(String data) throws Refused {
            try {
                return Base64.getDecoder().decode(data);
            } catch (IllegalArgumentException e) {
                throw ClientFrame.invalid("data", "must be base64");
            }
        }
    };

    /** Writes one terminal's output. */
    interface Writer {
        String data(byte[] bytes, int count);

        /** Bytes that are held back until their character is whole. */
        int held();

        /** What is held back at the end. */
        String rest();
    }

    abstract Writer writer();

    abstract byte[] bytes(String data) throws Refused;

    static Encoding of(ClientFrame frame) throws Refused {
        return switch (frame.optionalText("encoding").orElse("utf8")) {
            case "utf8" -> TEXT;
            case "base64" -> BASE64;
            default -> throw ClientFrame.invalid("encoding", "must be utf8 or base64");
        };
    }
}
