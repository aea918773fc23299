package org.fraiseql.plan.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.SnapshotFixture;
import org.fraiseql.document.DocumentReader;
import org.fraiseql.document.Operation;
import org.fraiseql.document.PreparedOperation;
import org.fraiseql.plan.Planner;
import org.fraiseql.schema.CatalogSchema;
import org.fraiseql.schema.SchemaTypes;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.config.LimitsConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which order what is nested is written. */
class NestedPlannerTest {
    private static final Catalog CATALOG = catalog();
    private static final DocumentReader READER = new DocumentReader(schema(CATALOG), LimitsConfig.DEFAULT);

    private static Catalog catalog() {
        SnapshotFixture db = new SnapshotFixture();
        db.table("tenant").columns("id int4!, name text!").primaryKey("id").unique("name");
        db.table("person")
                .columns("tenant_id int4!, id int4!, name text!, boss_id int4")
                .primaryKey("tenant_id, id");
        db.table("post")
                .columns("id int4!, tenant_id int4!, author_id int4!, editor_id int4, title text!")
                .primaryKey("id");
        db.table("remark").columns("id int4!, post_id int4!, body text").primaryKey("id");
        db.table("label").columns("id int4!, name text!").primaryKey("id").unique("name");
        db.table("post_label").columns("post_id int4!, label_id int4!").primaryKey("post_id, label_id");
        db.table("card").columns("post_id int4!, back text").primaryKey("post_id");
        db.foreignKey("person_tenant", "person", "tenant_id", "tenant", "id");
        db.foreignKey("person_boss", "person", "tenant_id, boss_id", "person", "tenant_id, id");
        db.foreignKey("post_author", "post", "tenant_id, author_id", "person", "tenant_id, id");
        db.foreignKey("post_editor", "post", "tenant_id, editor_id", "person", "tenant_id, id");
        db.foreignKey("remark_post", "remark", "post_id", "post", "id");
        db.foreignKey("post_label_post", "post_label", "post_id", "post", "id");
        db.foreignKey("post_label_label", "post_label", "label_id", "label", "id");
        db.foreignKey("card_post", "card", "post_id", "post", "id");
        return db.writableCatalog();
    }

    private static GraphQLSchema schema(Catalog catalog) {
        CatalogSchema types = SchemaTypes.of(catalog);
        return GraphQLSchema.newSchema()
                .query(GraphQLObjectType.newObject().name("Query").fields(types.queries()))
                .mutation(GraphQLObjectType.newObject().name("Mutation").fields(types.mutations()))
                .additionalTypes(new LinkedHashSet<>(types.types()))
                .build();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // parents first, children afterwards
                "createRemark(input: {id: 1, post: {create: {id: 1, title: \"t\", tenantId: 1, authorId: 1}}}) | +post +remark",
                "createPost(input: {id: 1, title: \"t\", tenantId: 1, authorId: 1, remarks: {create: [{id: 1}, {id: 2}]}}) | +post +remark*2",
                "createPost(input: {id: 1, title: \"t\", tenantId: 1, authorId: 1, remarks: {create: [{id: 1}, {id: 2, body: \"b\"}]}}) | +post +remark +remark",
                "createPost(input: {id: 1, title: \"t\", tenantId: 1, authorId: 1, remarks: {connect: [{id: 1}, {id: 2}], create: {id: 3}}}) | +post +remark >remark*2",
                "createPost(input: {id: 1, title: \"t\", tenantId: 1, authorId: 1, card: {create: {back: \"b\"}}}) | +post +card",
                "createPost(input: {id: 1, title: \"t\", tenantId: 1, authorId: 1, card: {connect: {postId: 7}}}) | +post >card",
                // both sides of a junction, then the junction
                "createPost(input: {id: 1, title: \"t\", tenantId: 1, authorId: 1, labels: {create: [{id: 1, name: \"a\"}], connect: [{id: 2}, {name: \"b\"}, {id: 3}]}}) | +post +label ?label*2 ?label +post_label*4",
                // all rows at a place together, whomever they belong to
                "bulkCreatePosts(input: [{id: 1, title: \"t\", tenantId: 1, authorId: 1, remarks: {create: {id: 1}}}, {id: 2, title: \"u\", tenantId: 1, authorId: 1, remarks: {create: {id: 2}}}, {id: 3, title: \"v\", tenantId: 1, authorId: 2}]) | +post*3 +remark*2",
                // a key that shares a column with another
                "createPost(input: {id: 1, title: \"t\", personByTenantIdAndAuthorId: {connect: {tenantId: 1, id: 2}}, personByTenantIdAndEditorId: {connect: {tenantId: 1, id: 3}}}) | ?person ?person +post",
                // deep
                "createTenant(input: {id: 1, name: \"n\", people: {create: {id: 1, name: \"p\", postsByTenantIdAndAuthorId: {create: {id: 1, title: \"t\", remarks: {create: [{id: 1}]}}}}}}) | +tenant +person +post +remark",
            })
    void whatIsReferredToComesFirst(String mutation, String steps) {
        assertThat(steps(mutation)).isEqualTo(steps);
    }

    @Test
    void aSharedColumnHasOneValue() {
        WriteStep.InsertMany insert = (WriteStep.InsertMany) written(
                        "createPost(input: {id: 1, title: \"t\", tenantId: 5, personByTenantIdAndAuthorId: {connect: {tenantId: 1, id: 2}}})")
                .steps()
                .getLast();
        assertThat(insert.cells())
                .extracting(
                        cells -> cells.column().name() + " " + cells.values().argument())
                .containsExactly("id input.id", "tenant_id input.tenantId", "author_id key", "title input.title");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "createRemark(input: {id: 1}) | input",
                "bulkCreateRemarks(input: [{id: 1, postId: 1}, {id: 2}]) | input[1]",
                "createRemark(input: {id: 1, post: {connect: {id: 1}, create: {id: 1, title: \"t\"}}}) | input.post",
                "createPost(input: {id: 1, title: \"t\", tenantId: 1, authorId: 1, remarks: {}}) | input.remarks",
                "createPost(input: {id: 1, title: \"t\", tenantId: 1, authorId: 1, remarks: {create: [{id: 1}, {id: 2, postId: 1}]}}) | input.remarks.create[1].postId",
                "createPost(input: {id: 1, title: \"t\", tenantId: 1, authorId: 1, remarks: {connect: [{id: 1}, {}]}}) | input.remarks.connect[1]",
                "upsertRemark(input: {id: 1, post: {connect: {id: 1}}}) | input.post",
            })
    void whatIsWrongIsNamedByItsPlace(String mutation, String place) {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> written(mutation))
                .satisfies(e -> assertThat(e.problems().getFirst().details()).containsEntry("argument", place));
    }

    /** {@code +} for rows that are inserted, {@code ?} for those that are looked up, {@code >} for those that come to refer to others. */
    private static String steps(String mutation) {
        return written(mutation).steps().stream().map(NestedPlannerTest::text).collect(Collectors.joining(" "));
    }

    private static String text(WriteStep step) {
        int rows = step.returning() instanceof WriteStep.Returning.StepOutput output
                ? output.arguments().size()
                : 0;
        String count = rows == 1 ? "" : "*" + rows;
        return switch (step) {
            case WriteStep.InsertMany insert -> "+" + insert.target().name().name() + count;
            case WriteStep.Find find -> "?" + find.table().readFrom().name() + count;
            case WriteStep.Attach attach -> ">" + attach.target().name().name() + count;
            case WriteStep.InsertOne insert -> insert.toString();
            case WriteStep.Update update -> update.toString();
            case WriteStep.Delete delete -> delete.toString();
            case WriteStep.Lock lock -> lock.toString();
        };
    }

    private static MutationRoot.Written written(String mutation) {
        PreparedOperation prepared =
                READER.read("mutation { " + mutation + " { __typename } }").operation(Optional.empty());
        Operation operation = prepared.read(prepared.coerce(new LinkedHashMap<String, @Nullable Object>()));
        Planner planner = new Planner(CATALOG, LimitsConfig.DEFAULT);
        List<MutationRoot> roots = new WritePlanner(CATALOG, planner, LimitsConfig.DEFAULT)
                .plan(operation)
                .roots();
        return (MutationRoot.Written) roots.getFirst();
    }
}
