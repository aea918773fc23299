package org.fraiseql.typed;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.fraiseql.Engine;
import org.fraiseql.catalog.MutationField.Form;
import org.fraiseql.query.Condition;
import org.fraiseql.query.GraphQL;
import org.fraiseql.query.OnConflict;
import org.fraiseql.query.Queries;
import org.fraiseql.query.Select;

/** The application's way to the engine. Thread-safe. */
public final class TypedQueries implements Queries {
    private final Asking asking;
    private final Writes writes;

    /** @param transactionEnd ends streams that are open then */
    public TypedQueries(Engine engine, TransactionEnd transactionEnd) {
        this(engine, transactionEnd, CallerElsewhere.NOBODY);
    }

    /**
     * The same for callers who do not ask by GraphQL, too.
     *
     * @param elsewhere who they are
     */
    public TypedQueries(Engine engine, TransactionEnd transactionEnd, CallerElsewhere elsewhere) {
        this(new Asking(engine, new RecordReaders(), transactionEnd, elsewhere, false));
    }

    private TypedQueries(Asking asking) {
        this.asking = asking;
        this.writes = new Writes(asking);
    }

    @Override
    public Select from(String table) {
        return SelectStatement.from(asking, table);
    }

    @Override
    public Queries asApplication() {
        return new TypedQueries(asking.asApplication());
    }

    @Override
    public GraphQL graphql(String text) {
        return new RawGraphQL(asking, text, new LinkedHashMap<>());
    }

    @Override
    public void create(String table, Object row) {
        writes.one(Form.CREATE, table, row);
    }

    @Override
    public <R extends Record> R create(String table, Object row, Class<R> returned) {
        return writes.one(Form.CREATE, table, row, returned);
    }

    @Override
    public long createAll(String table, Collection<?> rows) {
        return writes.many(Form.BULK_CREATE, table, rows);
    }

    @Override
    public <R extends Record> List<R> createAll(String table, Collection<?> rows, Class<R> returned) {
        return writes.many(Form.BULK_CREATE, table, rows, returned);
    }

    @Override
    public boolean update(String table, Object key, Object changes) {
        return writes.update(table, key, changes);
    }

    @Override
    public <R extends Record> Optional<R> update(String table, Object key, Object changes, Class<R> returned) {
        return writes.update(table, key, changes, returned);
    }

    @Override
    public long updateAll(String table, Condition where, Object changes) {
        return writes.updateAll(table, where, changes);
    }

    @Override
    public <R extends Record> List<R> updateAll(String table, Condition where, Object changes, Class<R> returned) {
        return writes.updateAll(table, where, changes, returned);
    }

    @Override
    public void upsert(String table, Object row) {
        writes.one(Form.UPSERT, table, row);
    }

    @Override
    public <R extends Record> R upsert(String table, Object row, Class<R> returned) {
        return writes.one(Form.UPSERT, table, row, returned);
    }

    @Override
    public void upsert(String table, Object row, OnConflict conflict) {
        writes.upsert(table, row, conflict);
    }

    @Override
    public <R extends Record> Optional<R> upsert(String table, Object row, OnConflict conflict, Class<R> returned) {
        return writes.upsert(table, row, conflict, returned);
    }

    @Override
    public long upsertAll(String table, Collection<?> rows, OnConflict conflict) {
        return writes.upsertAll(table, rows, conflict);
    }

    @Override
    public long upsertAll(String table, Collection<?> rows) {
        return writes.many(Form.BULK_UPSERT, table, rows);
    }

    @Override
    public <R extends Record> List<R> upsertAll(String table, Collection<?> rows, Class<R> returned) {
        return writes.many(Form.BULK_UPSERT, table, rows, returned);
    }

    @Override
    public boolean delete(String table, Object key) {
        return writes.delete(table, key);
    }

    @Override
    public <R extends Record> Optional<R> delete(String table, Object key, Class<R> returned) {
        return writes.delete(table, key, returned);
    }

    @Override
    public long deleteAll(String table, Condition where) {
        return writes.deleteAll(table, where);
    }

    @Override
    public <R extends Record> List<R> deleteAll(String table, Condition where, Class<R> returned) {
        return writes.deleteAll(table, where, returned);
    }
}
