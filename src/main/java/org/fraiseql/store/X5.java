package org.fraiseql.store;

class X5 {
    jakarta.inject.Singleton s;
}
