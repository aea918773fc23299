package org.fraiseql.catalog.read;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.DatabaseSnapshot;
import org.fraiseql.catalog.DatabaseSnapshot.TypeRow;
import org.fraiseql.catalog.ServerVersion;
import org.fraiseql.catalog.SqlName;

/**
 * What the database has that a key of a document can be declared of.
 *
 * @param enums by their names in GraphQL
 */
record DocumentTypeSource(
        Map<String, TypeRow> enums, Optional<SqlName> ltree, ServerVersion version, boolean bigNumbersAsStrings) {
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
        return new DocumentTypeSource(enums, ltree, ServerVersion.of(snapshot.serverVersion()), bigNumbersAsStrings);
    }
}
