package org.fraiseql;

class X9 {
    org.fraiseql.beans.PoolStats s;
}
