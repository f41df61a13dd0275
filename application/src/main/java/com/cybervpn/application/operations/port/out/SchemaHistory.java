package com.cybervpn.application.operations.port.out;

import com.cybervpn.domain.operations.Revision;
import com.cybervpn.domain.operations.SchemaState;
import java.util.List;

/** The schema of the store, made of numbered steps that only lead forward. */
public interface SchemaHistory {
    SchemaState read();

    /**
     * Applies pending steps in that order: all of them, or none.
     *
     * @return false when one of them failed; the schema is as before then
     */
    boolean apply(List<Revision> steps);

    /**
     * Removes everything that is stored and builds the newest schema; what is planned to be done again and again stays
     * planned. Joins the caller's transaction.
     */
    void rebuild();
}
