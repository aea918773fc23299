package org.fraiseql.catalog.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.EnumNames;
import org.fraiseql.catalog.Names;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.Relationship;
import org.fraiseql.catalog.RootField;
import org.fraiseql.catalog.SnapshotFixture;
import org.fraiseql.catalog.Table;
import org.fraiseql.catalog.TakenNames;
import org.junit.jupiter.api.Test;

/** {@code docs/naming.md}: the words are written here, every name in a table is made by the rule. {@code -Dgolden.update=true} writes it. */
class NamingPageTest {
    private static final Path PAGE = Path.of("docs/naming.md");

    @Test
    void thePageTellsTheRule() throws IOException {
        String page = page();
        if (Boolean.getBoolean("golden.update") && System.getenv("CI") == null) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    private static String page() {
        return """
                # Names

                Made by `NamingPageTest`: every name in a table below is the rule's own answer. SQL always uses the names of the database.

                Nothing is left out because of its name. Where two things want one name, one of them gets another: the log warns,
                `GET /graphql/admin/catalog` lists it under `notices`, `/health/ready` stays UP, counts it and, where the schema is no secret
                (`fraiseql.http.suggestions`), lists the first ten. Each notice names both, the name that was chosen and the remedy, a line `@name other` in a
                comment or in the file of directives (below).

                Where [callers](security.md#callers) are known a name is settled among all that the connecting user and the roles may use, and means the same for all of them. A role is served the part that it may use.

                ## Columns, arguments, attributes

                `_` before a letter or digit is dropped and the letter raised; leading underscores stay, one of them; other letters keep their case. Letters
                with marks lose them. Any other character counts as `_`, and a name with one begins with a small letter. A leading digit gets `_`. What has
                no letter or digit left is written in codes.

                """
                + columns(
                        "address_line_1",
                        "my_URL",
                        "_private",
                        "proc_inst_id_",
                        "a__b",
                        "Zip Code",
                        "Addr.Type",
                        "Größe",
                        "2012",
                        "名前")
                + """

                Columns that become one name write each other character as `_` and its code. What still collides gets `_2`, in the order of the table: a
                column that is added never takes the name of one that was there. `AND OR NOT isnull` are keys of `where` and no columns.

                """
                + together(
                        List.of("A+", "A-"),
                        List.of("first_name", "firstName"),
                        List.of("first name", "first_name"),
                        List.of("isnull"))
                + """

                ## Labels of enums

                Every other character becomes `_`, a leading digit gets `_` before it. Where two become one, other characters are written in codes, and the one
                that has none gets `_2`, unless it is the oldest: a label that is added never takes the value of one that was there. (A dump makes all labels
                anew, in the order in which they sort.)

                """
                + labels(
                        List.of("very sad", "2nd", "true", "naïve"),
                        List.of("A+", "A-"),
                        List.of("very-sad", "very_sad"),
                        List.of("very_sad", "very-sad"))
                + """

                ## Tables and views

                The type is singular and in upper camel case; prefixes `tb_ v_ tv_ mv_` are dropped. `tv_user` or, where that is not, `v_user` beside
                `tb_user` are one type: read from the view, written to the table. Another view of `tb_user` is a table of its own.

                """
                + tables(db -> db.table("tb_order_lines").columns("id int4!").primaryKey("id"))
                + tables(db -> db.table("people").columns("id int4!").primaryKey("id"))
                + tables(db -> db.table("series").columns("id int4!").primaryKey("id"))
                + tables(db -> db.table("Order Details").columns("id int4!").primaryKey("id"))
                + """

                Of two that want one name, the first of these has it: what carries `@name` · what bears the name without a prefix having been dropped · what
                was singular already · the earlier of `fraiseql.catalog.schemas`. The other keeps its prefix, or gets its schema before the name (if that
                tells them apart), or its kind behind it.

                """
                + tables(db -> {
                    db.table("plan").columns("id int4!").primaryKey("id");
                    db.view("v_plan").columns("id int4!");
                })
                + tables(db -> {
                    db.table("queue").columns("id int4!").primaryKey("id");
                    db.table("queues").columns("id int4!").primaryKey("id");
                })
                + tables(db -> {
                    db.table("account").columns("id int4!").primaryKey("id");
                    db.relation("shop", "account", 'r').columns("id int4!").primaryKey("id");
                })
                + """

                A table of a better rank that is created later takes the name over. So does a table that of a function that is a query, a column that of a
                function of its rows, and a function that of a table's mutation. These are the ways in which a name comes to mean something else; a notice tells
                it, and `@name` prevents it.

                Types that GraphQL or the product needs get `Row` behind them, and so does a type that is the input or result of another table
                (`UserColumn`); the fields keep their names:

                """
                + tables(db -> db.table("subscriptions").columns("id int4!").primaryKey("id"))
                + tables(db -> db.table("points").columns("id int4!").primaryKey("id"))
                + """

                A bean keeps its types and fields. A table with the type of a bean gets its schema before it; of a table with a field of a bean that field does.

                """
                + beans()
                + """

                ## Relations

                To one: after the column without `_id`, `Id` or `fk_`, else after the table. To many: the plural of the other type; one object where the columns
                are unique. A junction table (nothing but two foreign keys, together unique) leads directly to the other side. When several keys or junctions
                would take one name, all of them are qualified, `<name>By<Field>`, and nobody has the short name: asking for it is an error that suggests
                the others. So a key that is added may take a name away, but never change what it means. A column keeps its name before a relation, and before a function of a row, which is a field, too; a relation and
                such a function that want one name both do without it (`rivalsByTeam`, `rivalsFunction`), unless one of them carries it.

                """
                + relations()
                + """

                ## Keys, mutations, functions

                `book(id: …)` for the primary key, `bookByIsbn(isbn: …)` for others, `books` for all; `createBook bulkCreateBooks bulkUpsertBooks updateBook bulkUpdateBooks
                upsertBook deleteBook bulkDeleteBooks`. In `update…` and `delete…` a column of the key named `input` or `ops` is the argument `input_2`,
                `ops_2`. A view has the keys of the `tb_` table behind it whose columns it shows, whatever it calls them: `user(id: …)` where `pk_user` stays inside and `id` is unique and NOT NULL.
                What is called like a column of the table, but is another table's or an expression, is none, unless an inner join holds it equal; of UNION each part must show the same column, and of two rows of
                one table that is meant from which most columns keep their names, or of these that from which most come. If there is no such row, a notice tells that the view has no keys.

                Functions are called as they are (`archive_book` → `archiveBook`). As queries they give way to tables, unless they carry `@name`: `usersFunction`,
                or their schema before the name. As mutations they come first: beside `create_user` the table's own mutation is `createPublicUser`
                (`createTbUser` of `tb_user`), and a notice tells so.

                Overloads are told apart by the names of their arguments: `search`, `searchByTermAndYear`. The one with the fewest has the short name, unless a call
                of it could be one of another, because what one needs the other takes, too: then nobody has it. `search(lim)` beside
                `search(term DEFAULT '', lim DEFAULT 10)` gives `searchByLim` and `searchByTermAndLim`; one without arguments is `searchWithoutArguments`.

                ## Directives

                Lines that begin with `@` in a comment, or in the file of `fraiseql.catalog.directives`, which is laid over the comments:

                | Directive | On | |
                |---|---|---|
                | `@name x` | all | the name; on a foreign key that of its to-one side |
                | `@names xs` | foreign keys | the name of the side that is referred to |
                | `@omit`, `@omit create, update, delete, filter, order` | tables, columns, foreign keys, functions | left out, or some uses of it |
                | `@deprecated reason` | columns, functions | |
                | `@dimensions 2` | columns that are arrays | how deep their lists are, which a dump does not keep |
                | `@key(a, b)`, `@primaryKey a, b`, `@unique a, b` | tables, views | a key that the database does not have; `@key` is the primary key where the table or view has none of its own |
                | `@references(a, b) t(c, d)`, `@foreignKey (a, b) references t (c, d)` | tables, views | a foreign key; without columns of `t` to its primary key; `@name x` and `@names xs` may follow |
                | `@entity User` | functions with a `mutation_response` | |
                | `@cascade`, `@cascade {…}` | functions with a `mutation_response` | what `cascade` holds, see [migrating-from-fraiseql.md](migrating-from-fraiseql.md#functions) |

                `@fieldName` and `@foreignFieldName` of PostGraphile's smart comments are understood as `@name` and `@names` of foreign keys.

                The file has the form of Java properties, in UTF-8: one entry for each object, several directives separated by `\\n`. The same as a flat YAML
                file is understood, too: objects and values in quotation marks, comments behind these, several lines after `|`. It is read again with the catalog; without the file, the
                server does not start, or the reload fails. What is not in the database is noticed.

                ```properties
                public.plan: "@name Tariff"
                public.plan.price = @deprecated use amounts\\n@omit order
                public.plan."Zip Code" = @name postcode
                public.plan.plan_owner_fkey = @name owner\\n@names ownedPlans
                public.search(text, integer) = @name searchOfYear
                public.blood."A+" = @name A_POSITIVE
                public.plan_overview: |
                  Plans, and what was sold of them.
                  @primaryKey plan_id
                  @foreignKey (plan_id) references plan
                ```
                """;
    }

    private static String columns(String... columns) {
        StringBuilder table = new StringBuilder("| Column | Field |\n|---|---|\n");
        for (String column : columns) {
            table.append(row(column, Names.camelCase(column)));
        }
        return table.toString();
    }

    @SafeVarargs
    private static String together(List<String>... groups) {
        StringBuilder table = new StringBuilder("| Columns | Fields |\n|---|---|\n");
        for (List<String> group : groups) {
            SnapshotFixture db = new SnapshotFixture();
            SnapshotFixture.RelationFixture relation = db.table("t");
            group.forEach(column -> relation.column(column, "text"));
            table.append(row(
                    group,
                    db.catalog().table("T").columns().stream()
                            .map(column -> column.fieldName())
                            .toList()));
        }
        return table.toString();
    }

    @SafeVarargs
    private static String labels(List<String>... groups) {
        StringBuilder table = new StringBuilder("| Labels | Values |\n|---|---|\n");
        for (List<String> group : groups) {
            table.append(row(group, List.copyOf(EnumNames.of(group).values())));
        }
        return table.toString();
    }

    private static String tables(Consumer<SnapshotFixture> schema) {
        SnapshotFixture db = new SnapshotFixture();
        schema.accept(db);
        return tables(db.catalogOf("public", "shop"));
    }

    private static String tables(Catalog catalog) {
        StringBuilder rows = new StringBuilder();
        for (Table table : catalog.tables().values()) {
            String queries = catalog.queries().values().stream()
                    .filter(field -> field.origin().equals(table.readFrom()))
                    .map(RootField::fieldName)
                    .map(NamingPageTest::code)
                    .collect(Collectors.joining(", "));
            rows.append("- `%s` → `%s`: %s\n".formatted(shown(table), table.typeName(), queries));
        }
        return rows.toString();
    }

    private static String shown(Table table) {
        String schema = table.readFrom().schema();
        return (schema.equals("public") ? "" : schema + ".") + table.readFrom().name();
    }

    private static String beans() {
        SnapshotFixture db = new SnapshotFixture();
        db.table("parcels").columns("id int4!").primaryKey("id");
        db.table("books").columns("id int4!").primaryKey("id");
        Set<String> types = new LinkedHashSet<>(List.of("Parcel"));
        Set<String> queries = new LinkedHashSet<>(List.of("books"));
        Catalog catalog = db.writableCatalog(new CatalogOptions(
                false, new TakenNames(types, queries, new LinkedHashSet<>()), new LinkedHashMap<>()));
        return "With a bean that has the type `Parcel` and the query `books`:\n\n" + tables(catalog);
    }

    private static String relations() {
        SnapshotFixture db = new SnapshotFixture();
        db.table("team").columns("id int4!").primaryKey("id");
        db.table("player").columns("id int4!, coach_id int4, captain_of int4").primaryKey("id");
        db.table("match").columns("id int4!, home int4, away int4").primaryKey("id");
        db.table("team_fan").columns("team_id int4!, player_id int4!").primaryKey("team_id, player_id");
        db.table("ball").columns("id int4!, owner_id int4!").primaryKey("id").unique("owner_id");
        db.foreignKey("coach", "player", "coach_id", "player", "id");
        db.foreignKey("home", "match", "home", "team", "id");
        db.foreignKey("away", "match", "away", "team", "id");
        db.foreignKey("fan_team", "team_fan", "team_id", "team", "id");
        db.foreignKey("fan_player", "team_fan", "player_id", "player", "id");
        db.commentedForeignKey("captain", "player", "captain_of", "team", "id", "@names captains");
        db.foreignKey("ball_owner", "ball", "owner_id", "player", "id");
        Catalog catalog = db.catalog();
        assertThat(catalog.notices()).extracting(Notice::message).isEmpty();
        List<String> lines = new ArrayList<>();
        lines.add("""
                ```sql
                player(id, coach_id → player, captain_of → team -- @names captains)
                match(id, home → team, away → team)
                team_fan(team_id → team, player_id → player)
                ball(id, owner_id UNIQUE → player)
                ```
                """);
        lines.add("| Type | Relations |\n|---|---|");
        for (Table table : catalog.tables().values()) {
            Map<String, String> relations = new LinkedHashMap<>();
            for (Relationship relationship : table.relationships()) {
                boolean isMany = relationship.cardinality() == Relationship.Cardinality.MANY;
                relations.put(
                        relationship.fieldName(), isMany ? "[" + relationship.target() + "]" : relationship.target());
            }
            String shown = relations.entrySet().stream()
                    .map(relation -> code(relation.getKey() + ": " + relation.getValue()))
                    .collect(Collectors.joining(", "));
            lines.add("| `" + table.typeName() + "` | " + shown + " |");
        }
        return String.join("\n", lines) + "\n";
    }

    private static String row(String one, String other) {
        return row(List.of(one), List.of(other));
    }

    private static String row(List<String> ones, List<String> others) {
        return "| " + ones.stream().map(NamingPageTest::code).collect(Collectors.joining(", ")) + " | "
                + others.stream().map(NamingPageTest::code).collect(Collectors.joining(", ")) + " |\n";
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
