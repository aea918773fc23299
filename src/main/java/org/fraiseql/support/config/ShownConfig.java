package org.fraiseql.support.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The configuration under the keys that an operator writes: {@code fraiseql.db.max-connections} → 20. The records' names are the keys' names. */
public final class ShownConfig {
    private ShownConfig() {}

    /** Values are numbers, booleans and strings; null where nothing is set. */
    public static Map<String, @Nullable Object> of(FraiseqlConfig config) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        add("fraiseql", config, shown);
        return shown;
    }

    private static void add(String prefix, Record part, Map<String, @Nullable Object> shown) {
        for (RecordComponent component : part.getClass().getRecordComponents()) {
            String key = prefix + "." + hyphened(component.getName());
            switch (value(component, part)) {
                case Record inner -> add(key, inner, shown);
                case Duration duration -> shown.put(key + "-ms", duration.toMillis());
                case Optional<?> given -> shown.put(key, given.isPresent() ? String.valueOf(given.get()) : "");
                case OptionalInt number -> shown.put(key, number.isPresent() ? number.getAsInt() : null);
                case Isolation isolation -> shown.put(key, isolation.key());
                case ClaimPath path -> shown.put(key, path.toString());
                case SecurityMode mode -> shown.put(key, mode.toString());
                case AuditScope audit -> shown.put(key, audit.toString());
                case Map<?, ?> pairs ->
                    shown.put(
                            key,
                            String.join(
                                    ",",
                                    pairs.entrySet().stream()
                                            .map(pair -> pair.getKey() + ":" + pair.getValue())
                                            .toList()));
                case PersistedOperationsConfig.Mode mode -> shown.put(key, mode.key());
                case List<?> items ->
                    shown.put(
                            key,
                            String.join(",", items.stream().map(String::valueOf).toList()));
                case Object plain -> shown.put(key, plain);
            }
        }
    }

    private static Object value(RecordComponent component, Record part) {
        try {
            return component.getAccessor().invoke(part);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a record that can't be read: " + part.getClass(), e);
        }
    }

    /** {@code maxConnections} → {@code max-connections}. */
    private static String hyphened(String name) {
        return name.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
