package org.fraiseql.query;

/**
 * Has the rows that are written to a table be checked by Jakarta Validation before any SQL. A CDI bean of this type, of a producer field say, is found by the product:
 *
 * <pre>{@code
 * public record PublisherInput(@Size(min = 2) String name, @URL String website) {}
 *
 * @Produces
 * @Dependent
 * InputConstraints publishers = new InputConstraints("publishers", PublisherInput.class);
 * }</pre>
 *
 * @param table as its list is called in GraphQL
 * @param type whose components have the names of fields that may be written, and constraints
 */
public record InputConstraints(String table, Class<? extends Record> type) {}
