package org.fraiseql.catalog;

/** The values of the GraphQL enum {@code OrderDirection}. Plain ASC and DESC put NULLs where PostgreSQL does: last and first. */
public enum OrderDirection {
    ASC("ASC"),
    DESC("DESC"),
    ASC_NULLS_FIRST("ASC NULLS FIRST"),
    ASC_NULLS_LAST("ASC NULLS LAST"),
    DESC_NULLS_FIRST("DESC NULLS FIRST"),
    DESC_NULLS_LAST("DESC NULLS LAST");

    private final String sortClause;

    OrderDirection(String sortClause) {
        this.sortClause = sortClause;
    }

    /** The direction in PostgreSQL's ORDER BY. */
    public String sortClause() {
        return sortClause;
    }
}
