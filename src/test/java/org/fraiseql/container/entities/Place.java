package org.fraiseql.container.entities;

import jakarta.persistence.Embeddable;

/** Where a note hangs. */
@Embeddable
public class Place {
    private String wall = "north";

    public String getWall() {
        return wall;
    }
}
