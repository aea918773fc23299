package org.fraiseql.catalog;

import java.util.List;
import java.util.Optional;

/** An enum type with both names of each of its labels, in the database's order. */
public record EnumType(String typeName, SqlName sqlName, List<Label> labels, Optional<String> description) {

    /** {@code label} as the database has it, {@code name} as GraphQL has it. */
    public record Label(String label, String name) {
        public boolean isRenamed() {
            return !label.equals(name);
        }
    }

    public EnumType {
        labels = List.copyOf(labels);
    }

    public boolean hasRenamedLabels() {
        return labels.stream().anyMatch(Label::isRenamed);
    }

    /** What GraphQL calls a label; the label itself if the type has no such. */
    public String nameOf(String label) {
        return labels.stream()
                .filter(known -> known.label().equals(label))
                .map(Label::name)
                .findFirst()
                .orElse(label);
    }
}
