package org.fraiseql;

import static org.fraiseql.query.Condition.field;
import static org.fraiseql.query.Order.asc;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.fraiseql.execution.BeanFields;
import org.fraiseql.execution.Observer;
import org.fraiseql.query.Queries;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.store.Transactions;
import org.fraiseql.store.WriteSession;
import org.fraiseql.store.jdbc.JdbcBackend;
import org.fraiseql.typed.TransactionEnd;
import org.fraiseql.typed.TypedQueries;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.postgresql.PGConnection;

/** Rows of the benchmark's database as records: typed queries beside JDBC by hand, each on one connection, with the driver set up in the same way. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TypedSpeed {
    private static final String SQL = "SELECT id, title, slug, status, view_count, score, created_at FROM posts WHERE id > ? ORDER BY id LIMIT ?";

    public record Post(long id, String title, String slug, String status, int viewCount, BigDecimal score, OffsetDateTime createdAt) {}

    @State(Scope.Benchmark)
    public static class Asked {
        @Param({"1000", "1"})
        public int rows;

        private Queries queries;
        private Connection connection;

        @Setup
        public void setUp() throws SQLException {
            Blog blog = new Blog();
            // one connection for all statements, as a pool would give it, without a pool's work
            connection = Blog.dataSource().getConnection();
            connection.unwrap(PGConnection.class).setPrepareThreshold(1);
            Engine engine = new Engine(
                    new JdbcBackend(new OneConnection(connection), Duration.ofSeconds(30), 1),
                    new NoTransactions(),
                    Blog.config(),
                    Observer.NONE);
            engine.serve(blog.catalog, blog.schema, BeanFields.NONE);
            queries = new TypedQueries(engine, TransactionEnd.NEVER);
            if (!typed(this).equals(byHand(this))) {
                throw new IllegalStateException("the two give different rows");
            }
        }
    }

    private static List<Post> typed(Asked state) {
        return state.queries.from("posts").where(field("id").greaterThan(1234)).orderBy(asc("id")).limit(state.rows).as(Post.class).list();
    }

    private static List<Post> byHand(Asked state) throws SQLException {
        List<Post> posts = new ArrayList<>();
        try (PreparedStatement statement = state.connection.prepareStatement(SQL)) {
            statement.setLong(1, 1234);
            statement.setInt(2, state.rows);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    posts.add(new Post(
                            row.getLong(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getInt(5),
                            row.getBigDecimal(6),
                            row.getObject(7, OffsetDateTime.class)));
                }
            }
        }
        return posts;
    }

    @Benchmark
    public List<Post> typedQuery(Asked state) {
        return typed(state);
    }

    @Benchmark
    public List<Post> jdbcByHand(Asked state) throws SQLException {
        return byHand(state);
    }

    private static final class NoTransactions implements Transactions {
        @Override
        public <T> T inTransaction(RequestTerms terms, Function<WriteSession, T> work) {
            throw new UnsupportedOperationException("only queries here");
        }

        @Override
        public <T> T onceInTransaction(RequestTerms terms, Function<WriteSession, T> work) {
            return inTransaction(terms, work);
        }
    }
}
