package org.fraiseql.catalog.read;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.DatabaseSnapshot;
import org.fraiseql.catalog.DatabaseSnapshot.TypeRow;
import org.fraiseql.catalog.SqlName;

/**
 * What the database has that a key of a document can be declared of.
 *
 * @param enums by their names in GraphQL
 * @param isInputChecked whether it is PostgreSQL 16 or later, which can say if a text is a value of a type
 */
record DocumentTypeSource(
        Map<String, TypeRow> enums, Optional<SqlName> ltree, boolean isInputChecked, boolean bigNumbersAsStrings) {
    private static final int WITH_INPUT_CHECK = 16;

    static DocumentTypeSource of(
            DatabaseSnapshot snapshot, Map<Long, ValueTypeNaming.Named> names, boolean bigNumbersAsStrings) {
        Map<String, TypeRow> enums = new LinkedHashMap<>();
        Optional<SqlName> ltree = Optional.empty();
        for (TypeRow type : snapshot.types()) {
            ValueTypeNaming.Named name = names.get(type.oid());
            if (type.kind() == 'e' && name != null) {
                enums.put(name.name(), type);
            }
            if (type.kind() == 'b' && type.name().name().equals("ltree")) {
                ltree = Optional.of(type.name());
            }
        }
        return new DocumentTypeSource(
                enums, ltree, majorVersion(snapshot.serverVersion()) >= WITH_INPUT_CHECK, bigNumbersAsStrings);
    }

    private static int majorVersion(String version) {
        String digits = version.replaceFirst("^(\\d*).*$", "$1");
        return digits.isEmpty() || digits.length() > 4 ? 0 : Integer.parseInt(digits);
    }
}
