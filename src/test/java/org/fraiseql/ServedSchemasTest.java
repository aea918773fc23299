package org.fraiseql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.SnapshotFixture;
import org.fraiseql.document.KnownOperations;
import org.fraiseql.document.PersistedQueries;
import org.fraiseql.execution.BeanFields;
import org.fraiseql.execution.Observer;
import org.fraiseql.schema.SchemaTypes;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.FraiseqlConfig;
import org.fraiseql.support.config.WrittenConfig;
import org.junit.jupiter.api.Test;

/** A role's schema is there while it is asked for. */
class ServedSchemasTest {
    private final List<Catalog> made = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final Map<String, Served.Part> byRole = new LinkedHashMap<>();

    private static Catalog catalog(String table) {
        SnapshotFixture db = new SnapshotFixture();
        db.table(table).columns("id int4!").primaryKey("id");
        return db.catalog();
    }

    private Served.Part part(String table) {
        Catalog catalog = catalog(table);
        return new Served.Part(catalog, () -> {
            made.add(catalog);
            return new Served(catalog, SchemaTypes.of(catalog).alone(), BeanFields.NONE);
        });
    }

    private ServedSchemas schemas(String... settings) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("fraiseql.security.mode", "required");
        keys.put("fraiseql.security.roles", "a,b,c");
        for (int i = 0; i < settings.length; i += 2) {
            keys.put(settings[i], settings[i + 1]);
        }
        FraiseqlConfig config = ConfigReader.read(new WrittenConfig(keys));
        PersistedQueries queries = new PersistedQueries(
                config.limits(), config.persistedOperations().mode(), KnownOperations.NONE);
        return new ServedSchemas(
                new Served(Catalog.EMPTY, SchemaTypes.of(catalog("whole")).alone(), BeanFields.NONE),
                byRole,
                config.security(),
                nanos::get,
                (one, count) -> new ServedSchema(
                        one.catalog(), one.schema(), one.beans(), config, config.limits(), queries, Observer.NONE));
    }

    @Test
    void aSchemaIsMadeWhenSomebodyOfTheRoleAsksFirst() {
        byRole.put("a", part("x"));
        byRole.put("b", part("y"));
        ServedSchemas schemas = schemas();
        assertThat(schemas.catalog("a").tables()).containsOnlyKeys("X");
        assertThat(made).isEmpty();
        assertThat(schemas.of("a")).isSameAs(schemas.of("a"));
        assertThat(made).hasSize(1);
        assertThat(schemas.awake()).hasSize(1);
    }

    @Test
    void rolesThatMayUseTheSameShareIt() {
        Served.Part part = part("x");
        byRole.put("a", part);
        byRole.put("b", part);
        ServedSchemas schemas = schemas();
        assertThat(schemas.of("a")).isSameAs(schemas.of("b"));
        assertThat(made).hasSize(1);
    }

    @Test
    void aRoleOfWhichNothingWasReadHasNone() {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> schemas().of("a"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE));
    }

    @Test
    void whatNobodyAsksIsGivenUpAndMadeAgain() {
        byRole.put("a", part("x"));
        byRole.put("b", part("y"));
        ServedSchemas schemas = schemas("fraiseql.security.schema-idle-ms", "60000");
        ServedSchema first = schemas.of("a");
        nanos.addAndGet(Duration.ofSeconds(50).toNanos());
        assertThat(schemas.of("a")).isSameAs(first);
        nanos.addAndGet(Duration.ofSeconds(61).toNanos());
        schemas.of("b");
        assertThat(schemas.awake()).hasSize(1);
        assertThat(schemas.of("a")).isNotSameAs(first);
        assertThat(made).hasSize(3);
    }

    @Test
    void noMoreThanSoManyAreHeld() {
        byRole.put("a", part("x"));
        byRole.put("b", part("y"));
        byRole.put("c", part("z"));
        ServedSchemas schemas = schemas("fraiseql.security.max-schemas", "2");
        for (int round = 0; round < 3; round++) {
            byRole.keySet().forEach(schemas::of);
        }
        assertThat(schemas.awake()).hasSizeLessThanOrEqualTo(2);
    }
}
