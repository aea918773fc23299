package org.fraiseql.plan.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.Nesting;
import org.fraiseql.document.Input;
import org.fraiseql.plan.Inputs;
import org.fraiseql.plan.PlanErrors;
import org.jspecify.annotations.Nullable;

/** What the input nests in rows by one nesting: rows to create and existing rows to connect, each with the row that it is nested in. */
final class NestedRows {
    private static final String ON_CONFLICT = "onConflict";

    private final Nesting nesting;
    private final List<Created> created = new ArrayList<>();
    private final List<Connected> connected = new ArrayList<>();

    NestedRows(Nesting nesting) {
        this.nesting = nesting;
    }

    /** A row to create, for the row that it is nested in. */
    record Created(NewRow owner, NewRow row) {}

    /** An existing row by its key, at a place of the input, for the row that it is nested in. */
    record Connected(NewRow owner, Map<String, Input> key, String path) {}

    /** Collects what all rows nest; a row that nests nothing leaves the field out, or says null. */
    static NestedRows in(List<NewRow> rows, Nesting nesting) {
        NestedRows nested = new NestedRows(nesting);
        for (NewRow row : rows) {
            Input given = row.fields.get(nesting.fieldName());
            if (given == null || given instanceof Input.Null) {
                continue;
            }
            if (nesting.isToMany()) {
                nested.addMany(row, given);
            } else {
                nested.addOne(row, given);
            }
        }
        return nested;
    }

    List<Created> created() {
        return created;
    }

    List<Connected> connected() {
        return connected;
    }

    List<NewRow> rows() {
        return created.stream().map(Created::row).toList();
    }

    /** Exactly one of connect and create. */
    void addOne(NewRow owner, Input given) {
        String path = path(owner);
        Map<String, Input> fields = Inputs.fields(given, path);
        Optional<Input> create = present(fields, "create");
        Optional<Input> connect = present(fields, "connect");
        if (create.isPresent() == connect.isPresent()) {
            throw NestedErrors.notOne(path, create.isEmpty());
        }
        Optional<Input> onConflict = present(fields, ON_CONFLICT);
        if (onConflict.isPresent() && create.isEmpty()) {
            throw NestedErrors.nothingToConflict(path + "." + ON_CONFLICT);
        }
        create.ifPresent(input -> create(owner, input, path + ".create", onConflict));
        connect.ifPresent(input -> connect(owner, input, path + ".connect"));
    }

    /** Lists of rows to create and to connect; either may be left out, but not both. */
    private void addMany(NewRow owner, Input given) {
        String path = path(owner);
        Map<String, Input> fields = Inputs.fields(given, path);
        if (fields.isEmpty()) {
            throw NestedErrors.nothing(path);
        }
        List<Input> creations = items(fields.get("create"), path + ".create");
        Optional<Input> onConflict = present(fields, ON_CONFLICT);
        if (onConflict.isPresent() && creations.isEmpty()) {
            throw NestedErrors.nothingToConflict(path + "." + ON_CONFLICT);
        }
        for (int i = 0; i < creations.size(); i++) {
            create(owner, creations.get(i), path + ".create[" + i + "]", onConflict);
        }
        List<Input> connections = items(fields.get("connect"), path + ".connect");
        for (int i = 0; i < connections.size(); i++) {
            connect(owner, connections.get(i), path + ".connect[" + i + "]");
        }
    }

    private void create(NewRow owner, Input input, String path, Optional<Input> onConflict) {
        if (!nesting.canCreate()) {
            throw NestedErrors.notOffered(path, nesting.table().typeName());
        }
        created.add(new Created(owner, new NewRow(Inputs.fields(input, path), path, onConflict)));
    }

    private void connect(NewRow owner, Input input, String path) {
        if (!nesting.canConnect()) {
            throw NestedErrors.notOffered(path, nesting.table().typeName());
        }
        connected.add(new Connected(owner, Inputs.fields(input, path), path));
    }

    private String path(NewRow owner) {
        return owner.path + "." + nesting.fieldName();
    }

    private static List<Input> items(@Nullable Input input, String path) {
        return switch (input) {
            case null -> List.of();
            case Input.Items(var items) -> items;
            case Input.Fields single -> List.of(single);
            case Input.Null absent -> List.of();
            case Input.Leaf leaf -> throw WriteErrors.nullItem(path);
            case Input.Flag flag -> throw PlanErrors.notValidated(path);
            case Input.EnumValue value -> throw PlanErrors.notValidated(path);
        };
    }

    static Optional<Input> present(Map<String, Input> fields, String name) {
        return Optional.ofNullable(fields.get(name)).filter(input -> !(input instanceof Input.Null));
    }
}
