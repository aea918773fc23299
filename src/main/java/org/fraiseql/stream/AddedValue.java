package org.fraiseql.stream;

/** Port: a value that others give for a place in the answer, with placeholders for what is read from the database. */
public interface AddedValue {
    boolean isNull();

    /** Of an object. Null where it has no such member. */
    AddedValue member(String key);

    /** Of a list. Null where it has no such item. */
    AddedValue item(int index);

    String json();
}
