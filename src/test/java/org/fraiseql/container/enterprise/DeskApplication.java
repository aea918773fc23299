package org.fraiseql.container.enterprise;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Beside {@code /graphql}. */
@ApplicationPath("desk")
public class DeskApplication extends Application {}
