package org.fraiseql.catalog.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.MutationField;
import org.fraiseql.catalog.Names;
import org.fraiseql.catalog.Relationship;
import org.fraiseql.catalog.RootField;
import org.fraiseql.catalog.Routine;
import org.fraiseql.catalog.RowFunction;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.Table;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A name may vanish, it never changes its meaning. Ten schemas grow step by step; after each step every name that was there before means the same, or is
 * there no more, and never comes back as another. Where a table of a better rank takes a name over, that is told; a column takes that of a function of its rows,
 * as in PostgreSQL.
 */
class SameMeaningTest {
    private static final int STEPS = 60;
    /** A field with fields below it is no column: who asks for the one where the other is gets an error. */
    private static final String BELOW = " {}";

    private static final String COLUMN = "column ";
    private static final String COMPUTED = "computed by ";

    private static final Pattern RANKED = Pattern.compile("(?:both|all) become the type \"(\\w+)\"");

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 10);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatAnOldNameMeansStaysSoOrIsRefused(long seed) {
        GrowingSchema schema = new GrowingSchema(seed);
        Catalog before = schema.catalog();
        Map<String, String> ever = meanings(before);
        for (int step = 0; step < STEPS; step++) {
            String added = schema.grow();
            Catalog after = schema.catalog();
            takenOver(before, after).forEach(type -> ever.keySet().removeIf(name -> isMadeOf(type, name)));
            meanings(after).forEach((name, found) -> {
                String meaning = ever.getOrDefault(name, found);
                if (!(meaning.startsWith(COMPUTED) && found.startsWith(COLUMN))) {
                    assertThat(found).as("seed %d, %s: %s", seed, added, name).isEqualTo(meaning);
                }
                ever.put(name, found);
            });
            before = after;
        }
    }

    /** Tables are ranked (CONTRACT section 1): one of a better rank has the type's name, and a new notice says so. */
    private static Set<String> takenOver(Catalog before, Catalog after) {
        Set<String> types = new LinkedHashSet<>();
        after.notices().stream()
                .filter(notice -> !before.notices().contains(notice))
                .map(notice -> RANKED.matcher(notice.message()))
                .filter(Matcher::find)
                .forEach(ranked -> types.add(ranked.group(1)));
        return types;
    }

    /** {@code table Plan}, {@code query plans}, {@code query planByCode}, {@code public.owner.plans}. */
    private static boolean isMadeOf(String type, String name) {
        String field = name.replace(BELOW, "");
        String last = field.substring(Math.max(field.lastIndexOf(' '), field.lastIndexOf('.')) + 1);
        String plural = Names.raiseFirst(Names.pluralField(type));
        return Stream.of(type, Names.singularField(type), Names.pluralField(type))
                .anyMatch(made -> last.equals(made)
                        || last.startsWith(made + "By")
                        || last.endsWith(type)
                        || last.endsWith(plural));
    }

    /** What each name stands for in the database: tables, queries, columns, relationships. */
    private static Map<String, String> meanings(Catalog catalog) {
        Map<String, String> meanings = new LinkedHashMap<>();
        catalog.tables()
                .forEach((type, table) ->
                        meanings.put("table " + type, table.readFrom().toString()));
        for (RootField field : catalog.queries().values()) {
            if (field instanceof RootField.ValueOf value) {
                calls(value.routine()).forEach(call -> meanings.put("call " + call, signature(value.routine())));
            } else {
                meanings.put("query " + field.fieldName(), meaning(field));
            }
        }
        for (MutationField field : catalog.writeModel().fields().values()) {
            meanings.put(
                    "mutation " + field.fieldName(),
                    field.form() + " of " + field.target().name());
        }
        for (Table table : catalog.tables().values()) {
            SqlName owner = table.readFrom();
            for (Column column : table.columns()) {
                String made = column.function().isPresent() ? COMPUTED : COLUMN;
                meanings.put(owner + "." + column.fieldName(), made + column.name());
            }
            for (RowFunction function : table.functions()) {
                String below = function instanceof RowFunction.RowsOf ? BELOW : "";
                meanings.put(
                        owner + "." + function.fieldName() + below,
                        COMPUTED + function.routine().name());
            }
            for (Relationship relationship : table.relationships()) {
                String target = catalog.table(relationship.target()).readFrom().toString();
                meanings.put(
                        owner + "." + relationship.fieldName() + BELOW,
                        relationship.cardinality() + " " + target + relationship.columns() + relationship.through());
            }
        }
        return meanings;
    }

    /** Each set of arguments that it can be called with. */
    private static List<String> calls(Routine routine) {
        List<List<String>> calls = new ArrayList<>(List.of(List.of()));
        for (Routine.Argument argument : routine.arguments()) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> call : calls) {
                List<String> more = new ArrayList<>(call);
                more.add(argument.fieldName());
                longer.add(more);
            }
            calls = argument.absence() == Routine.Absence.REFUSED
                    ? longer
                    : Stream.concat(calls.stream(), longer.stream()).toList();
        }
        return calls.stream()
                .map(call -> routine.fieldName() + call.stream().sorted().toList())
                .toList();
    }

    private static String signature(Routine routine) {
        return routine.name()
                + routine.arguments().stream()
                        .map(Routine.Argument::fieldName)
                        .toList()
                        .toString();
    }

    private static String meaning(RootField field) {
        return switch (field) {
            case RootField.ByKey byKey ->
                byKey.origin() + " by "
                        + byKey.key().columns().stream().map(Column::name).toList();
            case RootField.ListOf list -> "all of " + list.origin();
            case RootField.RowsOf rows -> rows.origin().toString();
            case RootField.ValueOf value -> value.origin().toString();
        };
    }
}
