package org.fraiseql.support;

import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON (RFC 8259): it sets the separators, so that members and items need only be written one after the other. Not thread-safe.
 *
 * <p>A writer may begin anywhere: {@link #item} without {@link #beginArray} writes items for an array whose brackets the caller writes.
 */
public final class JsonWriter {
    private final JsonOutput out;
    private final Predicate<Object> isJson;
    private boolean isFollowing;

    public JsonWriter(JsonOutput out) {
        this(out, value -> false);
    }

    /** @param isJson whether a value that is no plain one prints itself as JSON; others print themselves as text */
    JsonWriter(JsonOutput out, Predicate<Object> isJson) {
        this.out = out;
        this.isJson = isJson;
    }

    public void beginObject() {
        out.json("{");
        isFollowing = false;
    }

    /** The name of a member; its value comes next. */
    public void key(String name) {
        item();
        out.string(name);
        out.json(":");
    }

    public void endObject() {
        out.json("}");
        isFollowing = true;
    }

    public void beginArray() {
        out.json("[");
        isFollowing = false;
    }

    /** The place of an item; its value comes next. */
    public void item() {
        if (isFollowing) {
            out.json(",");
        }
        isFollowing = true;
    }

    public void endArray() {
        out.json("]");
        isFollowing = true;
    }

    public void string(String text) {
        out.string(text);
    }

    public void number(long number) {
        out.json(Long.toString(number));
    }

    public void flag(boolean flag) {
        out.json(flag ? "true" : "false");
    }

    public void nullValue() {
        out.json("null");
    }

    /** A value that is JSON already. */
    public void json(String json) {
        out.json(json);
    }

    /**
     * A plain value: null, a boolean, a number with the digits that it has, text, a list or map of such. {@code NaN} and the infinities, which JSON does not
     * know as numbers, become strings.
     */
    public void value(@Nullable Object value) {
        switch (value) {
            case null -> nullValue();
            case Boolean flag -> flag(flag);
            case Double number when !Double.isFinite(number) -> string(number.toString());
            case Float number when !Float.isFinite(number) -> string(number.toString());
            case Number number -> out.json(number.toString());
            case Map<?, ?> members -> members(members);
            case Iterable<?> items -> items(items);
            default -> other(value);
        }
    }

    private void members(Map<?, ?> members) {
        beginObject();
        members.forEach((name, value) -> {
            key(String.valueOf(name));
            value(value);
        });
        endObject();
    }

    private void items(Iterable<?> items) {
        beginArray();
        for (Object value : items) {
            item();
            value(value);
        }
        endArray();
    }

    private void other(Object value) {
        if (isJson.test(value)) {
            out.json(value.toString());
        } else {
            string(value.toString());
        }
    }
}
