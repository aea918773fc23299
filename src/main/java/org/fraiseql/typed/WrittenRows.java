package org.fraiseql.typed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.fraiseql.catalog.MutationField;
import org.fraiseql.catalog.Nesting;
import org.fraiseql.catalog.WriteModel;
import org.fraiseql.catalog.WriteTarget;
import org.fraiseql.document.Input;
import org.fraiseql.document.InputCoercion;
import org.fraiseql.document.PreparedRequest;
import org.fraiseql.document.Selection;
import org.fraiseql.query.RowInput.Kind;
import org.fraiseql.support.EngineException;
import org.jspecify.annotations.Nullable;

/** Shows the rows that a mutation is given, those nested in others too, and puts what became of them in their place. */
record WrittenRows(WriteModel model, InputCoercion coercion, Consumer<GivenRow> seeing) {
    private static final String INPUT = "input";
    private static final String CREATE = "create";
    private static final String OPS = "ops";

    /** The request with the rows as they are then. */
    PreparedRequest seen(PreparedRequest request) {
        PreparedRequest whole = request;
        for (Selection root : request.read().roots()) {
            MutationField field = model.field(root.fieldName()).orElse(null);
            Optional<Kind> kind = field == null ? Optional.empty() : kind(field.form());
            if (field == null || kind.isEmpty()) {
                continue;
            }
            Optional<Input> given = given(root, kind.get(), field.target());
            if (given.isEmpty()) {
                continue;
            }
            try {
                whole = seen(whole, root, field.target(), kind.get(), given.get());
            } catch (EngineException e) {
                throw e.under(root.responseKey(), root.location());
            }
        }
        return whole;
    }

    /** A row that is changed by {@code ops} alone, or made of defaults alone, is one without values. */
    private static Optional<Input> given(Selection root, Kind kind, WriteTarget target) {
        Input given = root.arguments().get(INPUT);
        if (given != null && !(given instanceof Input.Null)) {
            return Optional.of(given);
        }
        boolean isWritten =
                switch (kind) {
                    case UPDATE -> root.arguments().get(OPS) != null;
                    case CREATE -> !target.takesInput();
                    case UPSERT -> false;
                };
        return isWritten ? Optional.of(new Input.Fields(new LinkedHashMap<>())) : Optional.empty();
    }

    private PreparedRequest seen(PreparedRequest request, Selection root, WriteTarget target, Kind kind, Input given) {
        Object value = changeable(given, request.values());
        Changes changes = new Changes();
        rows(target, kind, value, INPUT, operated(root, request), changes);
        return changes.isAny ? request.withInput(root.responseKey(), value) : request;
    }

    /** Whether any row was changed. */
    static final class Changes {
        private boolean isAny;

        void made() {
            isAny = true;
        }
    }

    private static Optional<Kind> kind(MutationField.Form form) {
        return switch (form) {
            case CREATE, BULK_CREATE -> Optional.of(Kind.CREATE);
            case UPDATE, BULK_UPDATE -> Optional.of(Kind.UPDATE);
            case UPSERT, BULK_UPSERT -> Optional.of(Kind.UPSERT);
            case DELETE, BULK_DELETE -> Optional.empty();
        };
    }

    /** The fields that {@code ops} change. */
    private static Set<String> operated(Selection root, PreparedRequest request) {
        Set<String> fields = new LinkedHashSet<>();
        Input ops = root.arguments().get(OPS);
        if (ops != null && changeable(ops, request.values()) instanceof Map<?, ?> byOperator) {
            for (Object columns : byOperator.values()) {
                if (columns instanceof Map<?, ?> given) {
                    given.keySet().forEach(field -> fields.add(String.valueOf(field)));
                }
            }
        }
        return fields;
    }

    private void rows(
            WriteTarget target, Kind kind, @Nullable Object given, String path, Set<String> operated, Changes changes) {
        if (given instanceof List<?> rows) {
            for (int i = 0; i < rows.size(); i++) {
                rows(target, kind, rows.get(i), path + "[" + i + "]", operated, changes);
            }
        } else if (given instanceof Map<?, ?> row) {
            row(target, kind, own(row), path, operated, changes);
        }
    }

    @SuppressWarnings("unchecked") // made by changeable
    private static Map<String, @Nullable Object> own(Map<?, ?> row) {
        return (Map<String, @Nullable Object>) row;
    }

    private void row(
            WriteTarget target,
            Kind kind,
            Map<String, @Nullable Object> row,
            String path,
            Set<String> operated,
            Changes changes) {
        seeing.accept(new GivenRow(target, kind, path, row, operated, coercion, changes));
        if (kind == Kind.UPDATE) {
            return;
        }
        for (Nesting nesting : model.nestings().of(target)) {
            if (nesting.written().isPresent()
                    && row.get(nesting.fieldName()) instanceof Map<?, ?> nested
                    && nested.containsKey(CREATE)) {
                rows(
                        nesting.written().get(),
                        Kind.CREATE,
                        nested.get(CREATE),
                        path + "." + nesting.fieldName() + "." + CREATE,
                        new LinkedHashSet<>(),
                        changes);
            }
        }
    }

    private static @Nullable Object changeable(Input input, Map<String, @Nullable Object> values) {
        return switch (input) {
            case Input.Null absent -> null;
            case Input.Leaf leaf -> leaf.value().resolve(values);
            case Input.Flag(boolean flag) -> flag;
            case Input.EnumValue(Object value) -> value;
            case Input.Items(List<Input> items) -> {
                List<@Nullable Object> all = new ArrayList<>(items.size());
                items.forEach(item -> all.add(changeable(item, values)));
                yield all;
            }
            case Input.Fields(Map<String, Input> fields) -> {
                Map<String, @Nullable Object> all = new LinkedHashMap<>();
                fields.forEach((name, field) -> all.put(name, changeable(field, values)));
                yield all;
            }
        };
    }
}
