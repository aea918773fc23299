package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fraiseql.catalog.DatabaseSnapshot.RoutineRow;
import org.fraiseql.catalog.Names;
import org.fraiseql.catalog.read.NameClaims.Claim;

/** What functions claim: the name, with {@code @name} before all others; else it with the schema before it, or with {@code Function} behind it. */
final class RoutineClaims {
    private static final int NAMED = 0;

    private final List<String> schemas;
    private final List<RoutineRow> ranked;
    private final int firstRank;

    /** @param firstRank of those that carry no name; of two the one of the earlier schema has the better rank */
    RoutineClaims(List<String> schemas, Map<RoutineRow, String> names, int firstRank) {
        this.schemas = schemas;
        this.firstRank = firstRank;
        this.ranked = names.keySet().stream()
                .sorted(java.util.Comparator.comparingInt(
                        row -> schemas.indexOf(row.name().schema())))
                .toList();
    }

    List<Claim> of(RoutineRow row, String wished) {
        List<String> names = new ArrayList<>();
        if (schemas.indexOf(row.name().schema()) > 0) {
            names.add(Names.camelCase(row.name().schema()) + Names.raiseFirst(wished));
        }
        names.add(wished + (row.kind() == 'p' ? "Procedure" : "Function"));
        boolean isNamed = CommentDirectives.parse(row.comment()).name().isPresent();
        int rank = firstRank + ranked.indexOf(row);
        List<Claim> claims = new ArrayList<>(List.of(new Claim(wished, isNamed ? NAMED : rank)));
        names.forEach(name -> claims.add(new Claim(name, rank + claims.size() * ranked.size())));
        return claims;
    }
}
