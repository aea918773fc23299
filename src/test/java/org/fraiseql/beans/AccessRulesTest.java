package org.fraiseql.beans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Stereotype;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.fraiseql.samples.ShippingApi;
import org.jboss.jandex.Index;
import org.junit.jupiter.api.Test;

@SuppressWarnings("UnusedMethod") // what is looked at are the annotations
class AccessRulesTest {
    private static String refused(Class<?>... classes) throws IOException {
        Index index = Index.of(classes);
        Throwable thrown = catchThrowable(() -> AccessRules.requireKept(index, false));
        assertThat(thrown).isInstanceOf(UnkeptAccessRules.class);
        return String.valueOf(thrown.getMessage());
    }

    @GraphQLApi
    private static final class Payroll {
        @Query
        @RolesAllowed("boss")
        public String salaries() {
            return "";
        }

        @Mutation
        @DenyAll
        public String raise() {
            return "";
        }

        @RolesAllowed("clerk")
        public String bonus(@Source String employee) {
            return employee;
        }

        @Query
        public String motto() {
            return "";
        }
    }

    @Test
    void namesEachBeanAndMethod() throws IOException {
        String bean = Payroll.class.getName();
        assertThat(refused(Payroll.class))
                .contains(
                        bean + ".salaries() has @RolesAllowed",
                        bean + ".raise() has @DenyAll",
                        bean + ".bonus() has @RolesAllowed")
                .doesNotContain("motto");
    }

    @GraphQLApi
    @DenyAll
    private static final class Closed {
        @Query
        @PermitAll
        public String door() {
            return "";
        }
    }

    @GraphQLApi
    @LoginConfig(authMethod = "MP-JWT")
    private static final class Login {}

    @Test
    void aRuleOfTheClassCountsThoughAMethodIsFree() throws IOException {
        assertThat(refused(Closed.class)).contains(Closed.class.getName() + " has @DenyAll");
        assertThat(refused(Login.class)).contains("@LoginConfig");
    }

    private static class Guarded {
        @Query
        @RolesAllowed("boss")
        public String inherited() {
            return "";
        }
    }

    @GraphQLApi
    private static final class Heir extends Guarded {}

    @Stereotype
    @DenyAll
    @Retention(RetentionPolicy.RUNTIME)
    private @interface Vault {}

    @GraphQLApi
    @Vault
    private static final class InTheVault {}

    @Test
    void whatIsInheritedOrComesByAStereotypeCounts() throws IOException {
        assertThat(refused(Heir.class, Guarded.class))
                .contains(
                        Heir.class.getName() + ".inherited() (from " + Guarded.class.getName() + ") has @RolesAllowed");
        assertThat(refused(InTheVault.class, Vault.class)).contains(InTheVault.class.getName() + " has @DenyAll");
    }

    private static String refusedThoughCallersAreKnown(Class<?>... classes) throws IOException {
        Index index = Index.of(classes);
        Throwable thrown = catchThrowable(() -> AccessRules.requireKept(index, true));
        assertThat(thrown).isInstanceOf(UnkeptAccessRules.class);
        return String.valueOf(thrown.getMessage());
    }

    @RolesAllowed("boss")
    private static class Chief {}

    @GraphQLApi
    private static final class BelowChief extends Chief {
        @Query
        public String plans() {
            return "";
        }
    }

    private static class Unguarded {
        @Query
        public String secrets() {
            return "";
        }
    }

    @GraphQLApi
    @RolesAllowed("boss")
    private static final class GuardsTooLate extends Unguarded {}

    private static class WithRule {
        @RolesAllowed("boss")
        public String bonus() {
            return "";
        }
    }

    @GraphQLApi
    private static final class Overrides extends WithRule {
        @Query
        @Override
        public String bonus() {
            return "";
        }
    }

    /** Regression: everybody was answered. */
    @Test
    void whatIsInheritedIsNotKeptThoughCallersAreKnown() throws IOException {
        assertThat(refusedThoughCallersAreKnown(BelowChief.class, Chief.class))
                .contains(BelowChief.class.getName() + " (from " + Chief.class.getName() + ") has @RolesAllowed");
        assertThat(refusedThoughCallersAreKnown(GuardsTooLate.class, Unguarded.class))
                .contains(GuardsTooLate.class.getName() + ".secrets() (from " + Unguarded.class.getName()
                        + ") is below @RolesAllowed of " + GuardsTooLate.class.getName());
        assertThat(refusedThoughCallersAreKnown(Overrides.class, WithRule.class))
                .contains(Overrides.class.getName() + ".bonus() (from " + WithRule.class.getName()
                        + ") has @RolesAllowed");
        assertThat(refusedThoughCallersAreKnown(Heir.class, Guarded.class)).contains("inherited()");
    }

    @Test
    void theBeansOwnRulesAreKeptWhereCallersAreKnown() throws IOException {
        Index index = Index.of(Payroll.class, Closed.class, Open.class);
        assertThatCode(() -> AccessRules.requireKept(index, true)).doesNotThrowAnyException();
    }

    @GraphQLApi
    private static final class Open {
        @Query
        @PermitAll
        public String door() {
            return "";
        }

        /** No field of GraphQL: another technology keeps its rule. */
        @RolesAllowed("boss")
        public String office() {
            return "";
        }
    }

    @RolesAllowed("boss")
    private static final class NoBeanOfGraphQL {}

    @Test
    void whatEverybodyMayDoStopsNothing() throws IOException {
        Index index = Index.of(Open.class, NoBeanOfGraphQL.class, ShippingApi.class, OperationsApi.class);
        assertThatCode(() -> AccessRules.requireKept(index, false)).doesNotThrowAnyException();
    }
}
