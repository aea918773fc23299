package org.fraiseql.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import graphql.introspection.IntrospectionQuery;
import graphql.introspection.IntrospectionQueryBuilder;
import graphql.schema.GraphQLSchema;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.fraiseql.catalog.SnapshotFixture;
import org.fraiseql.schema.SchemaTypes;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.config.LimitsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Regression: introspection had no bound, and a hundred letters of it answered types times fields times fields times fields. */
@Isolated
class IntrospectionBoundsTest {
    private static final DocumentReader SMALL = reader(3);
    private static final DocumentReader LARGE = reader(300);

    private static DocumentReader reader(int tables) {
        return new DocumentReader(schema(tables), LimitsConfig.DEFAULT);
    }

    private static GraphQLSchema schema(int tables) {
        SnapshotFixture db = new SnapshotFixture();
        for (int i = 0; i < tables; i++) {
            db.table("thing" + i)
                    .columns("id int4!, a text, b text, c text, d text, e text, f text, g text, h text, next int4")
                    .primaryKey("id");
        }
        for (int i = 0; i < tables; i++) {
            db.foreignKey("next" + i, "thing" + i, "next", "thing" + (i + 1) % tables, "id");
        }
        return SchemaTypes.of(db.writableCatalog()).alone();
    }

    private static ErrorCode refused(DocumentReader reader, String document) {
        return catchThrowableOfType(EngineException.class, () -> reader.read(document))
                .code();
    }

    private static String nested(int times) {
        return "{ __schema { types { " + "fields { type { ".repeat(times) + "name" + " } }".repeat(times) + " } } }";
    }

    /** GraphiQL, Apollo, Relay and code generators send it, or one with all of its options. */
    @Test
    void theQueryOfToolsIsAnswered() {
        String withAll = IntrospectionQueryBuilder.build(IntrospectionQueryBuilder.Options.defaultOptions()
                .inputValueDeprecation(true)
                .isOneOf(true)
                .specifiedByUrl(true)
                .typeRefFragmentDepth(9));
        assertThatCode(() -> SMALL.read(IntrospectionQuery.INTROSPECTION_QUERY)).doesNotThrowAnyException();
        assertThatCode(() -> LARGE.read(IntrospectionQuery.INTROSPECTION_QUERY)).doesNotThrowAnyException();
        assertThatCode(() -> LARGE.read(withAll)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ __type(name: \"Thing0\") { name fields { name type { name fields { name type { name } } } } } }",
                "{ __schema { queryType { fields { name type { ofType { name } } args { name } } } } }",
                "{ __schema { types { name kind fields { name } } directives { name args { name } } } }",
            })
    void whatPeopleWriteIsAnswered(String document) {
        assertThatCode(() -> LARGE.read(document)).doesNotThrowAnyException();
    }

    /** Regression: the bound, which grows with the schema, was told where nothing of the schema is. */
    @Test
    void whereIntrospectionIsOffNoBoundIsTold() {
        Documents closed = new Documents(
                schema(3), LimitsConfig.DEFAULT, false, false, new PersistedQueries(LimitsConfig.DEFAULT));
        GraphQLRequest request = new GraphQLRequest(nested(8), Optional.empty(), new LinkedHashMap<>(), false);
        assertThatThrownBy(() -> closed.prepare(request))
                .hasMessageContaining("ntrospection")
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isNotEqualTo(ErrorCode.LIMIT_EXCEEDED));
    }

    @Test
    void typesThatMultiplyAreRefused() {
        assertThatCode(() -> LARGE.read(nested(1))).doesNotThrowAnyException();
        assertThat(refused(LARGE, nested(3))).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
        assertThat(refused(LARGE, nested(8))).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
        assertThat(refused(SMALL, nested(5))).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fields { type { %s } }", "fields { args { type { %s } } }", "inputFields { type { %s } }"})
    void whateverListItIsThatMultiplies(String list) {
        String document = "name";
        for (int i = 0; i < 6; i++) {
            document = list.formatted("name " + document);
        }
        assertThat(refused(LARGE, "{ __schema { types { " + document + " } } }"))
                .isEqualTo(ErrorCode.LIMIT_EXCEEDED);
        assertThat(refused(LARGE, "{ __type(name: \"Query\") { " + document + " } }"))
                .isEqualTo(ErrorCode.LIMIT_EXCEEDED);
    }

    @Test
    void aliasesMultiplyToo() {
        StringBuilder document = new StringBuilder("{ __schema {");
        for (int i = 0; i < 90; i++) {
            document.append(" a").append(i).append(": types { ...T }");
        }
        document.append(
                " } } fragment T on __Type { name kind description fields { name args { name type { name } } type { name ofType { name } } } }");
        assertThat(refused(LARGE, document.toString())).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
    }

    @Test
    void ofTypeHasADepth() {
        String document =
                "{ __type(name: \"Query\") { " + "ofType { ".repeat(2_000) + "name" + " }".repeat(2_000) + " } }";
        assertThat(refused(SMALL, document)).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
    }

    /** It is reckoned, not answered. */
    @Test
    void refusingTakesNoTime() {
        long start = System.nanoTime();
        refused(LARGE, nested(11));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }
}
