package org.fraiseql.query;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares by a record what the documents of a view or table with a column {@code data jsonb} look like, as {@code @type {…}} in its comment does:
 *
 * <pre>{@code
 * @Type
 * @SqlSource("v_user")
 * public record User(@Id String id, @NonNull String email, String fullName, List<String> tags, Address address, Post latestPost) {}
 *
 * public record Address(String street, @NonNull String city) {}
 *
 * @SqlSource("tv_post")
 * public record Post(@Id String id, @NonNull String title) {}
 * }</pre>
 *
 * <p>Components are keys of the document, found as they are written, in camel case or in snake case; {@code @Name} gives a component another key. A record with this
 * annotation stands for the type of its own view, which has to have the record's name ({@code @Type("Person")} where it has another); another record for an object
 * that stands in the document. The record need not be used anywhere: it is found in
 * each archive in which beans are. Where the comment, or the file of directives, declares the same, that counts, and a difference is told.
 */
@Stereotype // which makes records with it be found in archives where only beans are looked for
@Dependent
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SqlSource {
    /** The view or table: its name, of the first of the configured schemas that has it, or with its schema before it. */
    String value();
}
