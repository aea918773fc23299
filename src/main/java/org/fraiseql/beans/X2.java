package org.fraiseql.beans;

class X2 {
    org.fraiseql.api.console.ConsoleServlet s;
}
