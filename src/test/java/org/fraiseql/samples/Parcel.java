package org.fraiseql.samples;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/** An output type of its own. */
public record Parcel(UUID id, BigDecimal kilograms, LocalDate sentOn) {}
