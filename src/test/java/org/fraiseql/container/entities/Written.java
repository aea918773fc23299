package org.fraiseql.container.entities;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.LocalDate;

/** What is written on some day. */
@MappedSuperclass
public abstract class Written {
    @Column(name = "written_on")
    private LocalDate writtenOn = LocalDate.of(2026, 11, 28);

    public LocalDate getWrittenOn() {
        return writtenOn;
    }
}
