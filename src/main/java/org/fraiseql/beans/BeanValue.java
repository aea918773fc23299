package org.fraiseql.beans;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.fraiseql.stream.AddedValue;
import org.fraiseql.support.JsonText;
import org.jspecify.annotations.Nullable;

/** A value of graphql-java's answer. Beans may answer with values of JSON-P. */
record BeanValue(@Nullable Object value) implements AddedValue {
    @Override
    public boolean isNull() {
        return value == null;
    }

    @Override
    public AddedValue member(String key) {
        return new BeanValue(value instanceof Map<?, ?> object ? object.get(key) : null);
    }

    @Override
    public AddedValue item(int index) {
        return new BeanValue(value instanceof List<?> list && index < list.size() ? list.get(index) : null);
    }

    @Override
    public String json() {
        return JsonText.of(value, JsonValue.class::isInstance);
    }
}
