package org.fraiseql.execution;

import org.jspecify.annotations.Nullable;

/** The values of the catalog's root fields in an operation that beans take part in. */
@FunctionalInterface
public interface CatalogFields {
    /** An operation without any. */
    CatalogFields NONE = responseKey -> {
        throw new IllegalStateException("no field of the catalog has the response key " + responseKey);
    };

    /**
     * The value as plain Java: {@code Map} in selection order under response keys, {@code List}, String, BigDecimal, Integer, Boolean or null.
     *
     * @throws org.fraiseql.support.EngineException what becomes the field's error
     */
    @Nullable
    Object value(String responseKey);
}
