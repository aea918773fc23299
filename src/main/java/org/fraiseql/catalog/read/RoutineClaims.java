package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.fraiseql.catalog.DatabaseSnapshot.RoutineRow;
import org.fraiseql.catalog.Names;
import org.fraiseql.catalog.read.NameClaims.Claim;

/**
 * What functions claim: the name, with {@code @name} before all others; else it with the schema before it, with the names of its arguments or {@code Function}
 * behind it. A name that is made of arguments gives way to a function that is called so. Two functions of one schema with one name both do without it.
 */
final class RoutineClaims {
    private static final int NAMED = 0;

    private final List<String> schemas;
    private final int firstRank;
    private final Function<RoutineRow, String> ownName;

    /** @param firstRank of those that carry no name; of two the one of the earlier schema has the better rank */
    RoutineClaims(List<String> schemas, int firstRank, Function<RoutineRow, String> ownName) {
        this.schemas = schemas;
        this.firstRank = firstRank;
        this.ownName = ownName;
    }

    List<Claim> of(RoutineRow row, String wished) {
        int schema = Math.max(0, schemas.indexOf(row.name().schema()));
        boolean isOverload = !ownName.apply(row).equals(wished);
        List<String> names = new ArrayList<>();
        if (schema > 0) {
            names.add(Names.camelCase(row.name().schema()) + Names.raiseFirst(wished));
        }
        names.add(wished + (row.kind() == 'p' ? "Procedure" : "Function"));
        if (!isOverload) {
            names.add(wished + Overloads.qualification(row));
        }
        boolean isNamed = CommentDirectives.parse(row.comment()).name().isPresent();
        int rank = firstRank + schema;
        int steps = schemas.size() + 1;
        List<Claim> claims = new ArrayList<>();
        claims.add(new Claim(wished, isNamed ? NAMED : isOverload ? rank + steps : rank));
        names.forEach(name -> claims.add(new Claim(name, rank + (claims.size() + 1) * steps)));
        return claims;
    }
}
