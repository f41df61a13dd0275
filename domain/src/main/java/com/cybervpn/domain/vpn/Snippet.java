package com.cybervpn.domain.vpn;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A named fragment of Xray config. The name is its key.
 *
 * @param parts JSON objects, at least one and none of them empty
 */
public record Snippet(String name, List<Map<String, @Nullable Object>> parts) {
    public Snippet {
        parts = List.copyOf(parts);
    }
}
