package com.cybervpn.web.terminal;

import com.cybervpn.domain.terminal.sync.DataType;
import com.cybervpn.web.shared.ProblemException;
import com.cybervpn.web.shared.Violation;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The types that a query names (T-SYNC-1). */
final class DataTypes {
    private static final String ALL = "all";

    private DataTypes() {}

    /** Repeated parameters, values separated by commas, or both. */
    static Set<DataType> named(List<String> parameters) {
        Set<DataType> types = EnumSet.noneOf(DataType.class);
        parameters.stream()
                .flatMap(parameter -> Arrays.stream(parameter.split(",", -1)))
                .map(String::strip)
                .forEach(code -> {
                    if (code.equals(ALL)) types.addAll(EnumSet.allOf(DataType.class));
                    else types.add(named("data_types", code));
                });
        return types;
    }

    static DataType named(String parameter, String code) {
        return DataType.ofCode(code)
                .orElseThrow(() -> ProblemException.invalid(Violation.inQuery(
                        parameter, "must be ssh_profiles, sessions, commands, settings or ai_preferences")));
    }
}
