package org.fraiseql;

import java.util.List;
import java.util.Map;
import org.fraiseql.stream.AddedValue;
import org.fraiseql.support.JsonText;
import org.jspecify.annotations.Nullable;

/** What beans would have given. */
record GivenValue(@Nullable Object value) implements AddedValue {
    @Override
    public boolean isNull() {
        return value == null;
    }

    @Override
    public AddedValue member(String key) {
        return new GivenValue(value instanceof Map<?, ?> object ? object.get(key) : null);
    }

    @Override
    public AddedValue item(int index) {
        return new GivenValue(value instanceof List<?> list ? list.get(index) : null);
    }

    @Override
    public String json() {
        return JsonText.of(value);
    }
}
