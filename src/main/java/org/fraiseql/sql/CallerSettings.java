package org.fraiseql.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * As whom the statements of a request run, and what they can ask about the caller: settings of PostgreSQL that end with the transaction. The role is one of them
 * ({@code set_config('role', …, true)} is SET LOCAL ROLE, PostgreSQL manual, SET ROLE). All of it are values, names included, so none of it is ever read as SQL.
 * Immutable.
 */
public final class CallerSettings {
    /** The connecting user's own statements. */
    public static final CallerSettings NONE = new CallerSettings(new LinkedHashMap<>());

    private final List<String> binds;
    private final String text;

    private CallerSettings(Map<String, String> settings) {
        List<String> flat = new ArrayList<>(2 * settings.size());
        settings.forEach((name, value) -> {
            flat.add(name);
            flat.add(value);
        });
        this.binds = List.copyOf(flat);
        this.text = SessionStatements.settings(settings.size());
    }

    /** @param settings names and values; the role comes last, as it may be allowed less than the connecting user */
    public static CallerSettings of(String role, Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put("role", role);
        return new CallerSettings(all);
    }

    public boolean isNone() {
        return binds.isEmpty();
    }

    /** The statement, and before it one that has a row; the same for the same number of settings. */
    public String before(String statement) {
        return isNone() ? statement : text.concat(statement);
    }

    /** A statement of its own that says so, with placeholders {@code $1 …}. */
    public String numberedText() {
        return SessionStatements.numberedSettings(binds.size() / 2);
    }

    /** Names and values in turn. */
    public List<String> binds() {
        return binds;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CallerSettings settings && settings.binds.equals(binds);
    }

    @Override
    public int hashCode() {
        return binds.hashCode();
    }
}
