package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EntityClassesTest {
    @MappedSuperclass
    static class Named {}

    @Entity
    static class Person extends Named {}

    /** Given by containers as a subclass of what is asked for. */
    static class Guest extends Person {}

    @Embeddable
    static class Address {}

    @Converter
    static class Lengths implements AttributeConverter<String, Integer> {
        @Override
        public Integer convertToDatabaseColumn(String attribute) {
            return attribute.length();
        }

        @Override
        public String convertToEntityAttribute(Integer length) {
            return " ".repeat(length);
        }
    }

    @Test
    void areThoseThatAreAnnotatedInTheOrderOfTheirNames() {
        Set<Class<?>> given =
                new LinkedHashSet<>(List.of(Person.class, Guest.class, Named.class, Lengths.class, Address.class));
        assertThat(EntityClasses.entities(given))
                .containsExactly(Address.class, Lengths.class, Named.class, Person.class);
    }
}
