package org.fraiseql.query;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Asks the database through the product, as GraphQL does: by the same names, the same compiled plans, for the same caller. To be injected. Thread-safe.
 *
 * <p>What it does belongs to the JTA transaction of the thread, if there is one; a write outside one has a transaction of its own. It runs as the caller whose
 * request the thread works for, be it for GraphQL, a resource of JAX-RS or a servlet of the application's. Where callers are known ({@code fraiseql.security.mode})
 * and there is none, it is refused unless {@link #asApplication} says that this is meant; where they are not known, it runs as the application.
 *
 * <p>Tables have the names of their lists in GraphQL ({@code users}), columns and relations those of their fields. Each method throws {@link QueryException} when a
 * name, a value or a record does not fit, and when the database refuses or is away; a write that fails has changed nothing, and leaves a transaction that it
 * joined nothing but to be rolled back.
 *
 * <p>Values and rows to be written are strings, booleans, numbers, enums (by name), {@link java.util.UUID}, the types of {@code java.time}, collections, records,
 * maps with strings for keys, values of JSON-P, and null. The components of a record have the names of the fields, and all of them are given: null is NULL. An
 * empty {@link Optional} is left out, as is what a map does not have: a created row gets the column's default, a changed one keeps what it has. Changes may have a
 * {@link Change} in place of a value, which the database computes.
 */
public interface Queries {
    /** The rows of a table or view, or of a function that gives a list of rows. */
    Select from(String table);

    /** Asks for the application itself, as the connecting user, whomever the thread works for. */
    Queries asApplication();

    /** Any query or mutation. Values go into its {@linkplain GraphQL#variable variables}. */
    GraphQL graphql(String text);

    /** Creates a row. */
    void create(String table, Object row);

    /**
     * Creates a row.
     *
     * @return the row, as it is then
     */
    <R extends Record> R create(String table, Object row, Class<R> returned);

    /**
     * Creates rows, all or none.
     *
     * @return how many
     */
    long createAll(String table, Collection<?> rows);

    /**
     * Creates rows, all or none.
     *
     * @return them, in the order in which they were given
     */
    <R extends Record> List<R> createAll(String table, Collection<?> rows, Class<R> returned);

    /**
     * Changes the row with this key.
     *
     * @param key the value of the key's column, or a map or record of all its columns
     * @return whether there is such a row
     */
    boolean update(String table, Object key, Object changes);

    /**
     * Changes the row with this key.
     *
     * @return the row, as it is then; empty when there is none
     */
    <R extends Record> Optional<R> update(String table, Object key, Object changes, Class<R> returned);

    /**
     * Changes all rows that meet the condition, all or none. A condition that excludes no row is refused.
     *
     * @return how many
     */
    long updateAll(String table, Condition where, Object changes);

    /**
     * Changes all rows that meet the condition, all or none.
     *
     * @return them, as they are then
     */
    <R extends Record> List<R> updateAll(String table, Condition where, Object changes, Class<R> returned);

    /** Creates a row, or changes the one that has its key. */
    void upsert(String table, Object row);

    /**
     * Creates a row, or changes the one that has its key.
     *
     * @return the row, as it is then
     */
    <R extends Record> R upsert(String table, Object row, Class<R> returned);

    /** Creates a row, or does with the one that is there what is said. */
    void upsert(String table, Object row, OnConflict conflict);

    /**
     * Creates a row, or does with the one that is there what is said.
     *
     * @return the row, as it is then; empty when there is one, and the condition keeps it as it is
     */
    <R extends Record> Optional<R> upsert(String table, Object row, OnConflict conflict, Class<R> returned);

    /**
     * Creates rows, or does with those that are there what is said, all or none.
     *
     * @return how many
     */
    long upsertAll(String table, Collection<?> rows, OnConflict conflict);

    /**
     * Creates rows, or changes those that have their keys, all or none.
     *
     * @return how many
     */
    long upsertAll(String table, Collection<?> rows);

    /**
     * Creates rows, or changes those that have their keys, all or none.
     *
     * @return them
     */
    <R extends Record> List<R> upsertAll(String table, Collection<?> rows, Class<R> returned);

    /**
     * Deletes the row with this key.
     *
     * @return whether there was one
     */
    boolean delete(String table, Object key);

    /**
     * Deletes the row with this key.
     *
     * @return the row, as it was; empty when there was none
     */
    <R extends Record> Optional<R> delete(String table, Object key, Class<R> returned);

    /**
     * Deletes all rows that meet the condition. One that excludes no row is refused.
     *
     * @return how many
     */
    long deleteAll(String table, Condition where);

    /**
     * Deletes all rows that meet the condition.
     *
     * @return them, as they were
     */
    <R extends Record> List<R> deleteAll(String table, Condition where, Class<R> returned);
}
