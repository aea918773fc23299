package org.fraiseql.container.entities;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A row of a table that is not served. */
@Entity
@Table(schema = "desk", name = "note")
public class Note extends Written {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Integer id;

    @Column(nullable = false)
    private String title;

    private Place place = new Place();

    /** For Hibernate. */
    protected Note() {
        this("");
    }

    public Note(String title) {
        this.title = title;
    }

    public @Nullable Integer getId() {
        return id;
    }

    public String getTitle() {
        return title;
    }

    public Place getPlace() {
        return place;
    }
}
