package org.fraiseql.catalog;

/** Groups of types that share operators (the first column of the operator table). */
public enum Family {
    /** Every type: only asks whether there is a value. */
    ANY,
    /** Types with an equality of their own. */
    EQUALITY,
    /** Types with an order: numbers, text, dates, times, uuid, ltree, inet. */
    ORDER,
    /** Character types. */
    TEXT
}
