package org.fraiseql.document;

import graphql.schema.GraphQLSchema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.SnapshotFixture;
import org.fraiseql.schema.SchemaTypes;
import org.fraiseql.support.config.LimitsConfig;
import org.jspecify.annotations.Nullable;

/** Users with a manager and posts, on paper, and the GraphQL schema of them. */
public final class DocumentFixture {
    private final Catalog catalog;
    private final GraphQLSchema schema;

    public DocumentFixture() {
        SnapshotFixture db = new SnapshotFixture();
        db.enumType("mood", "happy", "very-sad");
        db.table("users")
                .columns(
                        "id int4!, name text, is_active bool, mood mood, manager_id int4, settings jsonb, balance numeric, tags text[], created_at timestamptz")
                .primaryKey("id")
                .unique("name");
        db.table("posts").columns("id int8!, title text, author_id int4").primaryKey("id");
        db.table("seats").columns("row int4!, number int4!, label text").primaryKey("row, number");
        db.table("logs").columns("line text");
        db.foreignKey("users_manager", "users", "manager_id", "users", "id");
        db.foreignKey("posts_author", "posts", "author_id", "users", "id");
        catalog = db.writableCatalog();
        schema = SchemaTypes.of(catalog).alone();
    }

    public Catalog catalog() {
        return catalog;
    }

    public PreparedOperation prepare(String query) {
        return new DocumentReader(schema, LimitsConfig.DEFAULT).read(query).operation(Optional.empty());
    }

    PreparedOperation prepare(String query, String operationName) {
        return new DocumentReader(schema, LimitsConfig.DEFAULT).read(query).operation(Optional.of(operationName));
    }

    public Operation read(String query) {
        return read(query, new LinkedHashMap<String, @Nullable Object>());
    }

    public Operation read(String query, Map<String, @Nullable Object> variables) {
        PreparedOperation operation = prepare(query);
        return operation.read(operation.coerce(variables));
    }

    /** One variable. */
    public static Map<String, @Nullable Object> given(String name, @Nullable Object value) {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        variables.put(name, value);
        return variables;
    }
}
