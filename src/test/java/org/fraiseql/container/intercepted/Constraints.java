package org.fraiseql.container.intercepted;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.fraiseql.query.InputConstraints;
import org.jspecify.annotations.Nullable;

/** What members must look like. */
@ApplicationScoped
public class Constraints {
    /** Columns of the table {@code checked_member}, and one that it does not have. */
    public record Member(
            @Email @NotNull @Nullable String email,
            @Past LocalDate born,
            @Size(max = 2) List<@Size(min = 2) String> names,
            int level,
            @Nullable String unknown) {}

    @Produces
    @Dependent
    InputConstraints members = new InputConstraints("checkedMembers", Member.class);
}
