package org.fraiseql.container.rows;

import org.eclipse.microprofile.graphql.Name;

/** A class with fields, of another name than its type. */
@Name("Author")
public class Writer {
    @Name("fullName")
    private String name = "";

    public String getName() {
        return name;
    }
}
