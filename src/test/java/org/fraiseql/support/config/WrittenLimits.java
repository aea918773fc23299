package org.fraiseql.support.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** Limits as an operator would write them: some keys, the others with their defaults. */
public final class WrittenLimits {
    private final Map<String, String> values = new LinkedHashMap<>();

    private WrittenLimits() {}

    /** @param key without its {@code fraiseql.limits.} */
    public static LimitsConfig with(String key, int value) {
        return new WrittenLimits().and(key, value).read();
    }

    public static WrittenLimits of(String key, int value) {
        return new WrittenLimits().and(key, value);
    }

    public WrittenLimits and(String key, int value) {
        values.put("fraiseql.limits." + key, Integer.toString(value));
        return this;
    }

    public LimitsConfig read() {
        return ConfigReader.read(new WrittenConfig(values)).limits();
    }
}
