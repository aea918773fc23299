package org.fraiseql.support;

/** Where JSON is written to: text, or the bytes of a response. What comes after one another stands after one another. */
public interface JsonOutput {
    /** JSON, or a part of it, as it is. */
    void json(String json);

    /** A JSON string: between quotes, escaped. */
    void string(String text);
}
