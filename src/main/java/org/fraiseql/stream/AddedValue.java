package org.fraiseql.stream;

/** Port: a value that others give for a place in the answer, with placeholders for what is read from the database. */
public interface AddedValue {
    boolean isNull();

    /** A member of an object; a null value where it has no such member. */
    AddedValue member(String key);

    /** An item of a list; a null value where it has no such item. */
    AddedValue item(int index);

    String json();
}
