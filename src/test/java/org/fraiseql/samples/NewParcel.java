package org.fraiseql.samples;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.NonNull;

/** An input type of its own; {@code NewParcelInput} in the schema. */
public record NewParcel(
        @NonNull BigDecimal kilograms, @NonNull LocalDate sendOn) {}
