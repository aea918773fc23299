package org.fraiseql.beans;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.fraiseql.query.SqlSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordShapeTest {
    enum UserRole {
        ADMIN
    }

    @Type("Person")
    @SqlSource("v_user")
    record User(
            @Id @NonNull String id,
            @NonNull String email,
            @Name("full name") String called,
            int age,
            @Nullable BigDecimal balance,
            UserRole role,
            List<@NonNull String> tags,
            OffsetDateTime createdAt,
            JsonValue extra,
            Address address,
            User invitedBy,
            List<Post> posts) {}

    record Address(String street, @NonNull String city) {}

    @SqlSource("tv_post")
    record Post(UUID id, @NonNull String title) {}

    record Loop(String name, Loop loop) {}

    record Odd(String name, Map<String, String> map) {}

    record Nothing() {}

    @Test
    void componentsAreKeys() {
        assertThat(RecordShape.of(User.class).written())
                .isEqualTo(
                        "{id: ID!, email: String!, \"full name\": String, age: Int!, balance: Decimal, role: UserRole, "
                                + "tags: [String!], createdAt: DateTime, extra: JSON, address: {street: String, city: String!}, "
                                + "invitedBy: Person, posts: [Post]}");
    }

    @Test
    void whatNoDocumentHasIsTold() {
        assertThat(RecordShape.of(Loop.class).problem())
                .hasValue("@SqlSource of " + Loop.class.getName()
                        + " has no effect: it contains Loop, which contains itself.");
        assertThat(RecordShape.of(Odd.class).problem().orElseThrow())
                .contains("has the component map of the type java.util.Map");
        assertThat(RecordShape.of(Nothing.class).problem().orElseThrow()).contains("it has no components");
        assertThat(RecordShape.of(String.class).problem().orElseThrow()).contains("it is no record");
    }
}
