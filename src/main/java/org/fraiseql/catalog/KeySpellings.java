package org.fraiseql.catalog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How a key may be spelt in a document: as it is written first, then in camel case and in snake case. */
public final class KeySpellings {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern BEFORE_DIGITS = Pattern.compile("(?<=[a-z])(?=[0-9])");

    private KeySpellings() {}

    /** {@code addressLine1} → {@code addressLine1, address_line1, address_line_1}; {@code line1} and {@code sha256} stay alone, so that an index on them serves, as does a name that is none in GraphQL. */
    public static DocumentKey.Step of(String written) {
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(written);
        if (Names.isGraphQLName(written)) {
            spellings.add(Names.camelCase(written));
            String snake = BETWEEN_WORDS.matcher(written).replaceAll("_").toLowerCase(Locale.ROOT);
            boolean isMixed = !snake.equals(written);
            if (isMixed) {
                spellings.add(snake);
                spellings.add(BEFORE_DIGITS.matcher(snake).replaceAll("_"));
            }
        }
        return new DocumentKey.Step(new ArrayList<>(spellings));
    }

    /** As it is written and in no other way. */
    public static DocumentKey.Step exactly(String written) {
        return new DocumentKey.Step(List.of(written));
    }

    /** Of a column: a document has it by its name, or by that of its field. */
    public static DocumentKey.Step of(Column column) {
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(column.fieldName());
        spellings.add(column.name());
        spellings.addAll(of(column.fieldName()).spellings());
        return new DocumentKey.Step(List.copyOf(new ArrayList<>(spellings)));
    }
}
