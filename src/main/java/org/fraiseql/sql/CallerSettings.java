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
    public static final CallerSettings NONE = new CallerSettings(List.of(), SessionStatements.settings(0), -1);

    private final List<String> binds;
    private final String text;
    /** Where among the binds the request's id stands; negative for nowhere. */
    private final int placeOfId;

    private CallerSettings(List<String> binds, String text, int placeOfId) {
        this.binds = List.copyOf(binds);
        this.text = text;
        this.placeOfId = placeOfId;
    }

    /** @param settings names and values, all of them the caller's, however many requests it makes; the role comes last, as it may be allowed less than the connecting user */
    public static CallerSettings of(String role, Map<String, String> settings) {
        return of(role, settings, "", "");
    }

    /**
     * Of a single request of the caller's.
     *
     * @param idSetting which of the settings is the request's id; blank for none
     * @param id its value: a setting of that name with another value is somebody else's, and stays
     */
    public static CallerSettings of(String role, Map<String, String> settings, String idSetting, String id) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put("role", role);
        List<String> flat = new ArrayList<>(2 * all.size());
        int place = -1;
        for (Map.Entry<String, String> setting : all.entrySet()) {
            flat.add(setting.getKey());
            flat.add(setting.getValue());
            if (setting.getKey().equals(idSetting) && setting.getValue().equals(id)) {
                place = flat.size() - 1;
            }
        }
        return new CallerSettings(flat, SessionStatements.settings(all.size()), place);
    }

    /**
     * The same for a statement that answers several requests: their id is blank, and all that says who asks is as it was. Equal for two requests if and only if they differ in
     * nothing but their id.
     */
    public CallerSettings ofSeveral() {
        if (placeOfId < 0) {
            return this;
        }
        List<String> shared = new ArrayList<>(binds);
        shared.set(placeOfId, "");
        return new CallerSettings(shared, text, -1);
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
