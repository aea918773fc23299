package org.fraiseql.container.unmapped;

import jakarta.persistence.Entity;

/** Has nothing that says which row it is. */
@Entity
public class Anonymous {
    private String title = "";

    public String getTitle() {
        return title;
    }
}
