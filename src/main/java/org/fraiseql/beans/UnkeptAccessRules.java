package org.fraiseql.beans;

import java.util.List;

/** Beans say who may call them, and nobody would keep to it. Stops the start of the application. Without a stack trace, as it is no defect of ours. */
public final class UnkeptAccessRules extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param found such as {@code org.acme.Payroll.salaries() has @RolesAllowed} */
    UnkeptAccessRules(List<String> found, boolean areCallersKnown) {
        super(
                (areCallersKnown
                                ? "Nobody keeps these rules about callers (@RolesAllowed, @DenyAll and @PermitAll on the bean's own class and the methods that it declares itself are kept): "
                                : "Callers are not known (fraiseql.security.mode is off), so everybody would be answered by beans that are not meant for everybody: ")
                        + String.join(", ", found)
                        + (areCallersKnown
                                ? "."
                                : ". Switch it on, take the annotations off and guard the service itself, or leave these beans out."),
                null,
                false,
                false);
    }
}
