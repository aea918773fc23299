package org.fraiseql.container.beans;

import jakarta.enterprise.context.RequestScoped;

/** One for each request. Not thread-safe. */
@RequestScoped
public class CallCount {
    private int count;

    int next() {
        return ++count;
    }
}
