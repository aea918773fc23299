package org.fraiseql;

/** Parts whose schema is there already. */
public final class PartsOfTests {
    private PartsOfTests() {}

    public static Served.Part of(Served served) {
        return new Served.Part(served.catalog(), "", () -> served);
    }
}
