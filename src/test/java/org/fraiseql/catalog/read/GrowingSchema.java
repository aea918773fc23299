package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.SnapshotFixture;

/** A schema that grows by a table, a column, a key, a foreign key, a junction or a function at a time, in an order that a seed decides. */
final class GrowingSchema {
    /** Few words for many things, so that they come to want the same names. */
    private static final List<String> TABLES = List.of(
            "team",
            "match",
            "player",
            "author",
            "book",
            "label",
            "item",
            "owner",
            "news",
            "news_list",
            "owner_by_email",
            "post",
            "posts_by_author");

    private static final List<String> COLUMNS = List.of(
            "team",
            "author",
            "owner",
            "owner_id",
            "book",
            "label_id",
            "email",
            "home",
            "away",
            "Home",
            "first name",
            "first_name",
            "firstName",
            "posts",
            "items",
            "next",
            "a+",
            "a-",
            "player_id",
            "fk_player");

    private static final List<String> FUNCTIONS = List.of(
            "search", "search_by_term", "searchByTerm", "find", "find_by_term_and_lim", "totals", "grand_total");

    private static final List<String> ROW_FUNCTIONS = List.of(
            "posts",
            "items",
            "teams",
            "team",
            "owner",
            "first_name",
            "matches",
            "players",
            "books",
            "labels",
            "authors",
            "owner_function");

    private static final List<String> ARGUMENTS = List.of("term", "lim", "year");

    private static final List<String> SCHEMAS = List.of("public", "shop");

    /** A table of the schema so far: its columns in their order, the first of which is its key. */
    private record TableSoFar(String schema, String name, List<String> columns, List<String> uniques) {
        TableSoFar with(String column) {
            List<String> more = new ArrayList<>(columns);
            more.add(column);
            return new TableSoFar(schema, name, more, uniques);
        }

        TableSoFar unique(String column) {
            List<String> more = new ArrayList<>(uniques);
            more.add(column);
            return new TableSoFar(schema, name, columns, more);
        }
    }

    private record KeySoFar(String source, String column, String target) {}

    /** Overloads have different types of arguments in PostgreSQL; here different names or numbers of them do. */
    private record FunctionSoFar(String name, List<String> arguments, int defaults) {}

    /** @param result a type, or {@code setof} one */
    private record RowFunctionSoFar(String name, String table, String result) {}

    private final Random chance;
    private final List<RowFunctionSoFar> rowFunctions = new ArrayList<>();
    private final List<FunctionSoFar> functions = new ArrayList<>();
    private final Map<String, TableSoFar> tables = new LinkedHashMap<>();
    private final List<KeySoFar> keys = new ArrayList<>();

    GrowingSchema(long seed) {
        this.chance = new Random(seed);
        addTable();
        addTable();
    }

    /** What was added, in words. */
    String grow() {
        return switch (chance.nextInt(16)) {
            case 13, 14, 15 -> addRowFunction();
            case 10, 11, 12 -> addFunction();
            case 0, 1 -> addTable();
            case 2, 3 -> addColumn();
            case 4 -> addUnique();
            case 5, 6 -> addJunction();
            default -> addForeignKey();
        };
    }

    Catalog catalog() {
        SnapshotFixture db = new SnapshotFixture();
        for (TableSoFar table : tables.values()) {
            SnapshotFixture.RelationFixture relation = db.relation(table.schema(), table.name(), 'r');
            table.columns().forEach(column -> relation.column(column, "int4"));
            if (table.columns().contains("id")) {
                relation.primaryKey("id");
            } else {
                relation.primaryKey(String.join(", ", table.columns().subList(0, 2)));
            }
            table.uniques().forEach(relation::unique);
        }
        for (KeySoFar key : keys) {
            db.foreignKey(key.source() + "_" + key.column() + "_fkey", key.source(), key.column(), key.target(), "id");
        }
        // in the order of their names and not of their making, as PostgreSQL's catalog is read
        functions.stream()
                .sorted(Comparator.comparing(FunctionSoFar::name))
                .forEach(
                        function -> db.strictFunction(function.name(), 's', function.arguments(), function.defaults()));
        rowFunctions.stream()
                .sorted(Comparator.comparing(RowFunctionSoFar::name))
                .forEach(function -> db.function(function.name(), 's', "row " + function.table(), function.result()));
        return db.writableCatalogOf("public", "shop");
    }

    private String addTable() {
        String prefix = chance.nextInt(6) == 0 ? "v_" : "";
        String name = prefix + any(TABLES) + (chance.nextInt(4) == 0 ? "s" : "");
        // names of tables are unique here, so that keys can name them
        if (!tables.containsKey(name)) {
            tables.put(name, new TableSoFar(any(SCHEMAS), name, List.of("id"), List.of()));
        }
        return "table " + name;
    }

    private String addColumn() {
        String table = withId();
        String column = any(COLUMNS);
        if (!table(table).columns().contains(column)) {
            tables.put(table, table(table).with(column));
        }
        return "column " + table + "." + column;
    }

    private String addUnique() {
        String table = withId();
        String column = any(table(table).columns());
        if (!column.equals("id") && !table(table).uniques().contains(column)) {
            tables.put(table, table(table).unique(column));
        }
        return "unique " + table + "." + column;
    }

    private String addForeignKey() {
        String source = withId();
        String target = withId();
        String column = any(table(source).columns());
        KeySoFar key = new KeySoFar(source, column, target);
        boolean isNew = keys.stream()
                .noneMatch(
                        other -> other.source().equals(source) && other.column().equals(column));
        if (isNew && !column.equals("id")) {
            keys.add(key);
        }
        return "key " + key;
    }

    private String addJunction() {
        String one = withId();
        String other = withId();
        String name = one + "_" + other + (chance.nextBoolean() ? "_link" : "");
        if (!tables.containsKey(name)) {
            tables.put(name, new TableSoFar("public", name, List.of("one_id", "other_id"), List.of()));
            keys.add(new KeySoFar(name, "one_id", one));
            keys.add(new KeySoFar(name, "other_id", other));
        }
        return "junction " + name;
    }

    private String addFunction() {
        List<String> arguments = new ArrayList<>(ARGUMENTS);
        Collections.shuffle(arguments, chance);
        List<String> some = List.copyOf(arguments.subList(0, chance.nextInt(arguments.size() + 1)));
        FunctionSoFar function = new FunctionSoFar(any(FUNCTIONS), some, chance.nextInt(some.size() + 1));
        boolean isThere = functions.stream()
                .anyMatch(other -> other.name().equals(function.name())
                        && other.arguments().equals(some));
        if (!isThere) {
            functions.add(function);
        }
        return function.toString();
    }

    private String addRowFunction() {
        String table = withId();
        String result =
                switch (chance.nextInt(3)) {
                    case 0 -> "int4";
                    case 1 -> withId();
                    default -> "setof " + withId();
                };
        RowFunctionSoFar function = new RowFunctionSoFar(any(ROW_FUNCTIONS), table, result);
        boolean isThere = rowFunctions.stream()
                .anyMatch(other ->
                        other.name().equals(function.name()) && other.table().equals(table));
        if (!isThere) {
            rowFunctions.add(function);
        }
        return function.toString();
    }

    private TableSoFar table(String name) {
        return Objects.requireNonNull(tables.get(name));
    }

    private String withId() {
        List<String> names = new ArrayList<>(tables.keySet());
        names.removeIf(name -> !table(name).columns().contains("id"));
        return any(Collections.unmodifiableList(names));
    }

    private <T> T any(List<T> items) {
        return items.get(chance.nextInt(items.size()));
    }
}
