package com.cybervpn.web.shared.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One operation of a document.
 *
 * @param method in lower case
 * @param tree its own part of the document, to be changed in place
 */
record Operation(String method, String path, Tree tree) {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    static List<Operation> all(Tree document) {
        List<Operation> all = new ArrayList<>();
        Tree paths = document.childOrEmpty("paths");
        for (String path : paths.names()) {
            for (String method : paths.child(path).names()) {
                if (METHODS.contains(method)) {
                    all.add(new Operation(method, path, paths.child(path).child(method)));
                }
            }
        }
        return all;
    }

    boolean hasBody() {
        return tree.has("requestBody");
    }

    boolean hasParameters() {
        return !tree.listOrEmpty("parameters").isEmpty();
    }

    boolean hasPathParameters() {
        return path.contains("{");
    }
}
