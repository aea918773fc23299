package org.fraiseql.catalog.read;

import java.util.Optional;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.DocumentKey;
import org.fraiseql.catalog.DocumentShape;
import org.fraiseql.catalog.Names;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.catalog.Relationship.ColumnPair;

/** A key of a document that refers to a row elsewhere, as a column with a foreign key does. It has a number among the columns that no column has. */
final class DocumentReference {
    private DocumentReference() {}

    /** The number of a declared key; empty where there is none of this name. */
    static Optional<Integer> number(TableDraft draft, String name) {
        String fieldName = Names.camelCase(name);
        for (int i = 0; i < draft.documentFields.size(); i++) {
            if (draft.documentFields.get(i).fieldName().equals(fieldName)) {
                return Optional.of(-1 - i);
            }
        }
        return Optional.empty();
    }

    /** Empty when values of the key can't be compared with those of the column. */
    static Optional<ColumnPair> pair(TableDraft source, int number, Column remote) {
        Column field = source.documentFields.get(-1 - number);
        DocumentKey declared = field.document().orElseThrow();
        return comparedAs(field.type(), remote.type())
                .map(type -> declared.withShape(new DocumentShape.Value(type)))
                .map(found -> ColumnPair.ofDocument(field, found, remote));
    }

    /** Whether an index finds the rows that refer by this key. */
    static boolean isFoundByIndex(DocumentKey key) {
        ColumnType type = key.shape().comparedAs();
        return key.ownIndexes().anyMatch(index -> index.findsRows() && index.serves(type));
    }

    /** The type of the key in which it equals the column. */
    private static Optional<ColumnType> comparedAs(ColumnType declared, ColumnType remote) {
        if (declared.isWhole()) {
            return Optional.of(declared).filter(type -> remote.isWhole());
        }
        if (declared.isDeclaredText()) {
            boolean isOfText = remote.isScalar(PgScalar.TEXT_) || remote.isScalar(PgScalar.VARCHAR);
            return isOfText ? Optional.of(declared) : Optional.of(remote).filter(type -> type.isScalar(PgScalar.UUID));
        }
        boolean mayOverflow = declared.isScalar(PgScalar.FLOAT4) || declared.isScalar(PgScalar.FLOAT8);
        return Optional.of(declared)
                .filter(type -> !mayOverflow && type.sqlName().equals(remote.sqlName()));
    }
}
