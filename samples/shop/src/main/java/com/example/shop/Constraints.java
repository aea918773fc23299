package com.example.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.fraiseql.query.InputConstraints;

/** Jakarta Validation for what is written to tables, before any SQL. */
@ApplicationScoped
public class Constraints {
    public record CustomerInput(
            @NotNull @Email String email,
            @NotNull @Size(min = 2) String fullName) {}

    @Produces
    @Dependent
    InputConstraints customers = new InputConstraints("customers", CustomerInput.class);
}
