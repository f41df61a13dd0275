package com.cybervpn.persistence.identity;

import com.cybervpn.application.shared.port.out.Encryption;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Several texts encrypted as one, bound to the row that they belong to. */
final class Sealed {
    /** In no address, link, code or id. */
    private static final char SEPARATOR = '\u0000';

    private Sealed() {}

    static byte[] seal(Encryption encryption, String context, List<String> texts) {
        var joined = String.join(String.valueOf(SEPARATOR), texts);
        return encryption.encrypt(joined.getBytes(StandardCharsets.UTF_8), context);
    }

    static List<String> open(Encryption encryption, String context, byte[] sealed) {
        var joined = new String(encryption.decrypt(sealed, context), StandardCharsets.UTF_8);
        var texts = new ArrayList<String>();
        int start = 0;
        for (int end = joined.indexOf(SEPARATOR); end >= 0; end = joined.indexOf(SEPARATOR, start)) {
            texts.add(joined.substring(start, end));
            start = end + 1;
        }
        texts.add(joined.substring(start));
        return texts;
    }
}
