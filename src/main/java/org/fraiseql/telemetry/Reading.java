package org.fraiseql.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * One figure of a metric that is read when somebody collects it.
 *
 * @param figure empty while nobody knows it
 * @param attributes that tell it from the others of the metric
 */
public record Reading(Supplier<OptionalLong> figure, List<Attribute> attributes) {
    public Reading {
        attributes = List.copyOf(attributes);
    }

    /** What is told beside the figure. */
    public record Attribute(String name, String value) {}

    public static Reading of(LongSupplier figure) {
        return ofKnown(() -> OptionalLong.of(figure.getAsLong()));
    }

    /** What may not be known. */
    public static Reading ofKnown(Supplier<OptionalLong> figure) {
        return new Reading(figure, List.of());
    }

    /** The same with an attribute more. */
    public Reading with(String name, String value) {
        List<Attribute> more = new ArrayList<>(attributes);
        more.add(new Attribute(name, value));
        return new Reading(figure, more);
    }
}
