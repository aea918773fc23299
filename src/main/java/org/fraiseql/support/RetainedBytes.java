package org.fraiseql.support;

import java.util.List;
import java.util.Map;

/**
 * How much heap things hold that are kept in a cache: an estimate, rather too high, by which caches are bounded. Objects that the catalog or the schema have
 * anyway don't count. {@code CacheWeightTest} compares it with what
 * the heap says. Beyond 32 GB of heap, where Java's references are twice as long, things hold up to a half more.
 */
public final class RetainedBytes {
    /** An object with a few fields, and the reference to it. */
    public static final int OBJECT = 32;

    /** A list or map without its items. */
    public static final int COLLECTION = 56;

    private static final int STRING = 48;

    private RetainedBytes() {}

    /** Java keeps a byte a character, two as soon as one is beyond Latin-1. */
    public static long of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xFF) {
                return STRING + 2L * text.length();
            }
        }
        return STRING + text.length();
    }

    /** A value of a request: text, a number, a list or map of such. */
    public static long ofValue(Object value) {
        return switch (value) {
            case String text -> of(text);
            case List<?> items ->
                COLLECTION + items.stream().mapToLong(RetainedBytes::ofValue).sum();
            case Map<?, ?> fields ->
                COLLECTION
                        + fields.entrySet().stream()
                                .mapToLong(field -> OBJECT + ofValue(field.getKey()) + ofValue(field.getValue()))
                                .sum();
            // digits are some half of the bytes of a number's text
            case Number number -> 2 * OBJECT + (long) number.toString().length();
            default -> 2 * OBJECT;
        };
    }
}
