package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.CatalogEngine;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.Table;
import org.fraiseql.catalog.TakenNames;
import org.fraiseql.catalog.read.CatalogBuilder;
import org.fraiseql.catalog.read.CatalogOptions;
import org.fraiseql.catalog.read.CatalogScope;
import org.fraiseql.schema.SchemaTypes;
import org.fraiseql.store.jdbc.JdbcBackend;
import org.fraiseql.store.jdbc.JdbcCatalogSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A dump does not keep how many dimensions an array was declared with; a directive tells it, in a comment or in the file. */
class DeclaredDimensionsTest {
    private static final SessionDataSource DATABASE = SharedDatabase.withSql("declared dimensions", """
            CREATE TYPE board AS (name text, cells int[]);
            CREATE TABLE game (id int PRIMARY KEY, grid int[], cube text[], flat int[], declared int[][], board board, note text);
            COMMENT ON COLUMN game.grid IS 'Rows of cells.
            @dimensions 2';
            COMMENT ON COLUMN game.declared IS '@dimensions 1';
            COMMENT ON COLUMN game.note IS '@dimensions 2';
            COMMENT ON COLUMN board.cells IS '@dimensions 2';
            CREATE VIEW game_view AS SELECT id, grid || grid AS doubled FROM game;
            COMMENT ON COLUMN game_view.doubled IS '@dimensions 2';
            CREATE TABLE deep (id int PRIMARY KEY, grid int[][]);
            CREATE VIEW deep_view AS SELECT id, grid AS "a:b", grid AS "c\\d", grid AS "e f", grid AS "<g" FROM deep;
            CREATE VIEW over_deep_view AS SELECT id, "a:b" AS h, "c\\d" AS i, "e f" AS j, "<g" AS k FROM deep_view;
            INSERT INTO game VALUES (1, '{{1,2},{3,4}}', '{{{a}}}', '{1}', '{1}', ROW('x', '{{1},{2}}'), '');
            """);

    private static final Catalog CATALOG = catalog();
    private static final CatalogEngine ENGINE = CatalogEngine.keeping(DATABASE, CATALOG);

    private static Catalog catalog() {
        Map<String, String> file = new LinkedHashMap<>();
        file.put("public.game.cube", "@dimensions 3");
        Duration patience = Duration.ofSeconds(30);
        List<String> schemas = List.of("public");
        return CatalogBuilder.build(
                new JdbcCatalogSource(new JdbcBackend(DATABASE, patience, 2).connections(), patience).read(schemas),
                new CatalogScope(schemas, List.of("*"), List.of()),
                new CatalogOptions(false, TakenNames.NONE, file));
    }

    /** Where a backslash begins an escape in every string, as in databases that were moved from old versions. */
    @Test
    void theyAreReadWhereStringsHaveEscapes() {
        SessionDataSource old = SharedDatabase.withSql("strings with escapes", """
                CREATE TABLE game (id int PRIMARY KEY, grid int[][]);
                CREATE VIEW game_view AS SELECT id, grid FROM game;
                DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET standard_conforming_strings = off', current_database()); END $$;
                """);
        Duration patience = Duration.ofSeconds(30);
        List<String> schemas = List.of("public");
        Catalog catalog = CatalogBuilder.build(
                new JdbcCatalogSource(new JdbcBackend(old, patience, 2).connections(), patience).read(schemas),
                new CatalogScope(schemas, List.of("*"), List.of()),
                new CatalogOptions(false, TakenNames.NONE, new LinkedHashMap<>()));
        assertThat(org.fraiseql.schema.PrintedSchema.of(SchemaTypes.of(catalog).alone()))
                .contains("grid: [[Int]]");
    }

    @Test
    void theSchemaSaysThem() {
        String sdl =
                org.fraiseql.schema.PrintedSchema.of(SchemaTypes.of(CATALOG).alone());
        assertThat(sdl)
                .contains("grid: [[Int]]", "cube: [[[String]]]", "flat: [Int]", "declared: [Int]", "cells: [[Int]]")
                .contains("doubled: [[Int]]");
    }

    /** Regression: a column of a view whose name has a colon or a backslash had an array of one dimension. */
    @ParameterizedTest
    @ValueSource(strings = {"DeepView", "OverDeepView"})
    void viewsOfAnyNamesHaveThoseOfTheirTables(String type) {
        assertThat(CATALOG.tables().get(type))
                .extracting(Table::columns, list(Column.class))
                .filteredOn(column -> !column.name().equals("id"))
                .hasSize(4)
                .allMatch(column -> column.type() instanceof ColumnType.Array(ColumnType.Array nested, var name));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { game(id: 1) { grid cube flat declared board { cells } } } | {"data":{"game":{"grid":[[1,2],[3,4]],"cube":[[["a"]]],"flat":[1],"declared":[1],"board":{"cells":[[1],[2]]}}}}
            mutation { upsertGame(input: {id: 2, grid: [[5], [6]], cube: [[["b", null]]], board: {name: "n", cells: [[7, 8]]}}) { grid cube board { cells } } } | {"data":{"upsertGame":{"grid":[[5],[6]],"cube":[[["b",null]]],"board":{"cells":[[7,8]]}}}}
            mutation { bulkUpsertGames(input: [{id: 2, grid: []}, {id: 3, grid: null}]) { records { grid } } } | {"data":{"bulkUpsertGames":{"records":[{"grid":[]},{"grid":null}]}}}
            { games(where: {grid: {isnull: false}, id: {eq: 1}}) { id } } | {"data":{"games":[{"id":1}]}}
            """)
    void valuesHaveThem(String query, String answer) {
        assertThat(ENGINE.run(query).data()).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mutation { updateGame(id: 1, input: {grid: [[\"a\"]]}) { id } }",
                "mutation { updateGame(id: 1, input: {grid: [[1, 2], [3]]}) { id } }",
                "mutation { updateGame(id: 1, input: {grid: [[[1]]]}) { id } }",
                "mutation { updateGame(id: 1, input: {board: {cells: [[1], [2, 3]]}}) { id } }",
            })
    void valuesWithOthersAreRefused(String mutation) {
        assertThat(ENGINE.run(mutation).problems()).singleElement().satisfies(problem -> assertThat(
                        problem.code().name())
                .isIn("GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT"));
    }

    @Test
    void whatIsNoArrayHasNone() {
        assertThat(CATALOG.notices())
                .extracting(Notice::message)
                .containsOnlyOnce(
                        "The comment line \"@dimensions 2\" of the column \"note\" is passed over: it is no array of values that can be nested.");
    }
}
