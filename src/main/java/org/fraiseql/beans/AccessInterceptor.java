package org.fraiseql.beans;

import jakarta.annotation.Priority;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import java.util.stream.Stream;
import org.fraiseql.Engine;
import org.fraiseql.execution.Caller;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rules of beans about callers (Jakarta Annotations, section "Security Annotations"): the method's own, else its class's. A caller is in the role that has the
 * name of his role in PostgreSQL, and in those that have the names of his groups.
 */
@Guarded
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class AccessInterceptor {
    private final Engine engine;

    @Inject
    AccessInterceptor(Engine engine) {
        this.engine = engine;
    }

    @AroundInvoke
    @Nullable
    Object keep(InvocationContext call) throws Exception {
        AnnotatedElement ruling =
                hasRule(call.getMethod()) ? call.getMethod() : call.getMethod().getDeclaringClass();
        if (!isAllowed(ruling)) {
            throw new EngineException(refusal());
        }
        return call.proceed();
    }

    static boolean hasRule(AnnotatedElement element) {
        return Stream.of(DenyAll.class, RolesAllowed.class, PermitAll.class).anyMatch(element::isAnnotationPresent);
    }

    private boolean isAllowed(AnnotatedElement ruling) {
        if (ruling.isAnnotationPresent(DenyAll.class)) {
            return false;
        }
        RolesAllowed allowed = ruling.getAnnotation(RolesAllowed.class);
        return allowed == null
                || engine.caller()
                        .filter(caller -> !caller.isAnonymous())
                        .filter(caller ->
                                Stream.of(allowed.value()).anyMatch(name -> name.equals("**") || caller.is(name)))
                        .isPresent();
    }

    private Problem refusal() {
        Optional<Caller> known = engine.caller().filter(caller -> !caller.isAnonymous());
        return known.isPresent()
                ? Problem.of(ErrorCode.PERMISSION_DENIED, "You may not ask for this.")
                : Problem.of(ErrorCode.UNAUTHENTICATED, "Only known callers may ask for this.");
    }
}
