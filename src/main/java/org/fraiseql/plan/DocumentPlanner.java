package org.fraiseql.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.AddedFields;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.CompositeType;
import org.fraiseql.catalog.DocumentKey;
import org.fraiseql.catalog.DocumentShape;
import org.fraiseql.catalog.KeySpellings;
import org.fraiseql.catalog.Table;
import org.fraiseql.document.Input;
import org.fraiseql.document.Selection;

/** Plans what is selected of keys of documents. */
final class DocumentPlanner {
    private final Catalog catalog;
    private final AddedFields added;
    private final boolean bigNumbersAsStrings;

    DocumentPlanner(Catalog catalog, AddedFields added, boolean bigNumbersAsStrings) {
        this.catalog = catalog;
        this.added = added;
        this.bigNumbersAsStrings = bigNumbersAsStrings;
    }

    /** @param typeName of the object that has the field */
    Output.Document plan(String typeName, Column column, DocumentKey key, Selection selection) {
        return new Output.Document(column, field(typeName, column.fieldName(), key, column.isNullable(), selection));
    }

    DocumentNode.Member.Field field(
            String typeName, String fieldName, DocumentKey key, boolean isNullable, Selection selection) {
        DocumentNode value = node(key, key.shape(), selection.selections());
        return new DocumentNode.Member.Field(
                selection.responseKey(), typeName, fieldName, key.last(), isNullable, value);
    }

    private DocumentNode node(DocumentKey at, DocumentShape shape, List<Selection> selections) {
        return switch (shape) {
            case DocumentShape.Value(ColumnType type) ->
                new DocumentNode.Value(bigNumbersAsStrings ? type.withBigNumbersAsStrings() : type, at.version());
            case DocumentShape.Items(DocumentShape item, boolean isItemNullable) ->
                new DocumentNode.Items(node(at, item, selections), isItemNullable);
            case DocumentShape.Embedded(String typeName) -> {
                Table table = catalog.table(typeName).withinItem(at);
                yield fields(at, typeName, table::column, selections);
            }
            case DocumentShape.Structure(CompositeType type) ->
                fields(at, type.typeName(), type::attribute, selections);
        };
    }

    private interface Lookup {
        Optional<Column> field(String name);
    }

    private DocumentNode fields(DocumentKey at, String typeName, Lookup lookup, List<Selection> selections) {
        Map<String, DocumentNode.Member> members = new LinkedHashMap<>();
        for (Selection selection : selections) {
            String key = selection.responseKey();
            if (selection.isTypename()) {
                members.put(key, new DocumentNode.Member.Typename(key, typeName));
                continue;
            }
            Column column = lookup.field(selection.fieldName()).orElseThrow(() -> unknown(typeName, selection));
            members.put(key, field(at, typeName, column, selection));
        }
        return new DocumentNode.Fields(new ArrayList<>(members.values()));
    }

    private RuntimeException unknown(String typeName, Selection selection) {
        if (added.columns(typeName, selection.fieldName()).isPresent()) {
            return PlanErrors.notInDocuments(typeName, selection);
        }
        boolean isFunction = catalog.tables().containsKey(typeName)
                && catalog.table(typeName).function(selection.fieldName()).isPresent();
        return isFunction
                ? PlanErrors.functionInDocuments(typeName, selection)
                : PlanErrors.notValidated(typeName + "." + selection.fieldName());
    }

    private DocumentNode.Member field(DocumentKey at, String typeName, Column column, Selection selection) {
        boolean hasArguments =
                selection.arguments().values().stream().anyMatch(given -> !(given instanceof Input.Null));
        if (hasArguments) {
            throw PlanErrors.argumentsInDocuments(typeName, selection);
        }
        DocumentKey.Step step = column.document().map(DocumentKey::last).orElseGet(() -> KeySpellings.of(column));
        DocumentShape shape =
                column.document().map(DocumentKey::shape).orElseGet(() -> DocumentShape.of(column.type()));
        return new DocumentNode.Member.Field(
                selection.responseKey(),
                typeName,
                column.fieldName(),
                step,
                column.isNullable(),
                node(at, shape, selection.selections()));
    }
}
