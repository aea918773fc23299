package org.fraiseql.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.function.Function;
import javax.sql.DataSource;
import org.fraiseql.CatalogEngine;
import org.fraiseql.Engine;
import org.fraiseql.Interceptors;
import org.fraiseql.document.KnownOperations;
import org.fraiseql.execution.AnsweredReads;
import org.fraiseql.execution.BeanFields;
import org.fraiseql.execution.Observer;
import org.fraiseql.execution.RolledBack;
import org.fraiseql.query.Queries;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.store.Transactions;
import org.fraiseql.store.WriteSession;
import org.fraiseql.store.jdbc.JdbcBackend;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.WrittenConfig;
import org.fraiseql.typed.TransactionEnd;
import org.fraiseql.typed.TypedQueries;

/** The sample database of the run command, in which what is written stays. */
final class Bookshop {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Bookshop() {}

    static SessionDataSource dataSource() {
        try {
            Path sample = Path.of("src/run/sample");
            return SharedDatabase.withSql(
                    "typed",
                    Files.readString(sample.resolve("schema.sql")) + Files.readString(sample.resolve("data.sql")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Queries queries() {
        return new TypedQueries(engine(Interceptors.NONE), TransactionEnd.NEVER);
    }

    /** In which all requests are intercepted. */
    static Engine engine(Interceptors interceptors) {
        return engine(dataSource(), interceptors);
    }

    /** The same on another database. */
    static Engine engine(SessionDataSource dataSource, Interceptors interceptors) {
        CatalogEngine read = CatalogEngine.over(dataSource);
        Engine engine = new Engine(
                new JdbcBackend(dataSource, PATIENCE, 10),
                new Kept(dataSource),
                ConfigReader.read(new WrittenConfig(new LinkedHashMap<>())),
                Observer.NONE,
                KnownOperations.NONE,
                AnsweredReads.NOBODY,
                interceptors);
        engine.serve(read.catalog(), read.schema(), BeanFields.NONE);
        return engine;
    }

    private record Kept(DataSource dataSource) implements Transactions {
        @Override
        public <T> T inTransaction(RequestTerms terms, Function<WriteSession, T> work) {
            return onceInTransaction(terms, work);
        }

        @Override
        public <T> T onceInTransaction(RequestTerms terms, Function<WriteSession, T> work) {
            try (RolledBack transaction = RolledBack.beginAsIs(dataSource, PATIENCE)) {
                T result = work.apply(transaction.session(terms));
                transaction.keep();
                return result;
            }
        }
    }
}
