package org.fraiseql.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fraiseql.CatalogEngine;
import org.fraiseql.query.Queries;
import org.fraiseql.typed.TransactionEnd;
import org.fraiseql.typed.TypedQueries;

/** The sample database of the run command, in which what is written stays. */
final class Bookshop {
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

    static CatalogEngine engine() {
        SessionDataSource dataSource = dataSource();
        return CatalogEngine.keeping(dataSource, CatalogEngine.over(dataSource).catalog());
    }

    static Queries queries() {
        return new TypedQueries(engine().serving(), TransactionEnd.NEVER);
    }
}
