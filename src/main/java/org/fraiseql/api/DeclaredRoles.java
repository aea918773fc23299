package org.fraiseql.api;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.fraiseql.support.config.FraiseqlConfig;
import org.fraiseql.support.config.SecurityConfig;

/**
 * Tells the container the groups that give a role: it answers {@code isUserInRole} only for names that the application has declared (Jakarta Servlet, section
 * 13.3), and the WAR has no deployment descriptor to do it in.
 */
@WebListener
public class DeclaredRoles implements ServletContextListener {
    private final FraiseqlConfig config;

    @Inject
    public DeclaredRoles(FraiseqlConfig config) {
        this.config = config;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        SecurityConfig security = config.security();
        if (security.isOn() && !security.groups().isEmpty()) {
            event.getServletContext().declareRoles(security.groups().keySet().toArray(String[]::new));
        }
    }
}
