package org.fraiseql.catalog;

/** Groups of types that share operators (the first column of the operator table). */
public enum Family {
    /** Every type: only asks whether there is a value. */
    ANY("every type"),
    /** Types with an equality. */
    EQUALITY("types with an equality"),
    /** Types with an order: numbers, text, dates, times, uuid, ltree, inet, enums. */
    ORDER("numbers, text, dates, times, uuid, bytes, inet, ltree, enums"),
    /** Character types. */
    TEXT("text"),
    /** Arrays of any type. */
    ARRAY("arrays"),
    /** {@code jsonb}, and {@code json} and {@code hstore} seen as such. */
    JSON("jsonb, json, hstore"),
    /** {@code inet} and {@code cidr}. */
    NETWORK("inet, cidr"),
    /** {@code ltree}. */
    LTREE("ltree"),
    /** Ranges and multiranges. */
    RANGE("ranges, multiranges"),
    /** Ranges and multiranges of days. */
    DATE_RANGE("date ranges"),
    /** {@code tsvector}, and text that is turned into one. */
    FULL_TEXT("tsvector, text"),
    /** {@code point}. */
    POINT("point"),
    /** {@code vector} and {@code halfvec}. */
    VECTOR("vector, halfvec (extension vector)"),
    /** {@code bit} and {@code varbit}. */
    BITS("bit, varbit"),
    /** {@code geometry} and {@code geography}. */
    SPATIAL("geometry, geography (extension PostGIS)");

    private final String title;

    Family(String title) {
        this.title = title;
    }

    /** The family's name in the documentation. */
    public String title() {
        return title;
    }
}
