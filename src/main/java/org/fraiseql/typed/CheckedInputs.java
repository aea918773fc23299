package org.fraiseql.typed;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.WriteTarget;
import org.fraiseql.query.CatalogInterceptor;
import org.fraiseql.query.CatalogOperation;
import org.fraiseql.query.InputConstraints;
import org.fraiseql.query.QueryException.Problem;
import org.fraiseql.query.RefusedException;
import org.fraiseql.query.RowInput;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.JsonText;
import org.jspecify.annotations.Nullable;

/** Checks rows before they are written. Loaded where the application declares constraints: a server need not have Jakarta Validation. Thread-safe. */
public final class CheckedInputs implements CatalogInterceptor {
    private final Validator validator;
    private final Map<String, List<InputConstraints>> byTable = new LinkedHashMap<>();

    /** @throws IllegalArgumentException when a record has a component of a type that no field has */
    public CheckedInputs(Validator validator, List<InputConstraints> all) {
        this.validator = validator;
        for (InputConstraints one : all) {
            for (RecordComponent component : one.type().getRecordComponents()) {
                reader(component);
            }
            byTable.computeIfAbsent(one.table(), table -> new ArrayList<>()).add(one);
        }
    }

    /** With the validator of the server. @throws NoClassDefFoundError where it has none */
    public static CheckedInputs ofServer(List<InputConstraints> all) {
        return new CheckedInputs(CDI.current().select(Validator.class).get(), all);
    }

    @Override
    public void write(RowInput row, CatalogOperation operation) {
        List<Problem> problems = new ArrayList<>();
        for (InputConstraints constraints : byTable.getOrDefault(row.table(), List.of())) {
            for (RecordComponent component : constraints.type().getRecordComponents()) {
                if (row.kind() != RowInput.Kind.UPDATE || row.has(component.getName())) {
                    check(constraints.type(), component, row, problems);
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
    }

    private void check(Class<? extends Record> type, RecordComponent component, RowInput row, List<Problem> problems) {
        String path = row.path() + "." + component.getName();
        Object value = value(component, row.get(component.getName()), path);
        validator.validateValue(type, component.getName(), value).stream()
                .sorted(Comparator.comparing(ConstraintViolation::getMessage))
                .forEach(violation -> problems.add(problem(path, path + " " + violation.getMessage())));
    }

    private static Problem problem(String path, String message) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("argument", path);
        String sentence = message.endsWith(".") ? message : message + ".";
        return new Problem(ErrorCode.BAD_USER_INPUT.name(), sentence, List.of(), false, details);
    }

    private static @Nullable Object value(RecordComponent component, @Nullable Object given, String path) {
        if (given == null) {
            return null;
        }
        try {
            JsonCursor cursor = new JsonCursor();
            byte[] json = JsonText.of(given).getBytes(UTF_8);
            cursor.over(json, json.length);
            return reader(component).read(cursor);
        } catch (RuntimeException e) {
            throw new RefusedException(
                    List.of(problem(path, path + " is no " + component.getType().getSimpleName())));
        }
    }

    private static ValueReader reader(RecordComponent component) {
        return reader(component.getGenericType())
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                component.getDeclaringRecord().getName() + "." + component.getName()
                                        + ": a " + component.getGenericType().getTypeName()
                                        + " can't be checked. Leave the component out, or take a type that docs/beans.md names."));
    }

    private static Optional<ValueReader> reader(Type java) {
        if (java instanceof ParameterizedType type && type.getRawType().equals(Optional.class)) {
            return reader(type.getActualTypeArguments()[0]).map(inner -> at -> Optional.of(inner.read(at)));
        }
        Type items = JavaForms.items(java);
        return items == null ? JavaForms.reader(java) : reader(items).map(ListReader::new);
    }

    /** What these constraints name and none of the catalogs has: somebody may write what another may not. */
    public static List<Notice> unfit(List<InputConstraints> all, Collection<Catalog> catalogs) {
        List<Notice> unfit = new ArrayList<>();
        for (InputConstraints one : all) {
            List<WriteTarget> targets = catalogs.stream()
                    .flatMap(catalog -> catalog.writeModel().targets().values().stream())
                    .filter(known -> known.table().pluralName().equals(one.table()))
                    .toList();
            if (targets.isEmpty()) {
                unfit.add(unfit(one, "no table that can be written is called " + one.table()));
                continue;
            }
            for (RecordComponent component : one.type().getRecordComponents()) {
                String name = component.getName();
                if (targets.stream().allMatch(target -> target.column(name).isEmpty())) {
                    unfit.add(unfit(one, "it has no field \"" + name + "\" that can be written"));
                }
            }
        }
        return Collections.unmodifiableList(unfit);
    }

    private static Notice unfit(InputConstraints one, String problem) {
        return Notice.leftOut("Constraints of " + one.type().getName() + " on " + one.table() + " are not all checked: "
                + problem + ".");
    }
}
