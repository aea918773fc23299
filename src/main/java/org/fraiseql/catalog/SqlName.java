package org.fraiseql.catalog;

/** A schema-qualified name as the system catalog holds it: unquoted, case as it is. */
public record SqlName(String schema, String name) {
    @Override
    public String toString() {
        return schema + "." + name;
    }
}
