package org.fraiseql.support;

class X7 {
    static final ThreadLocal<Problem> P = new ThreadLocal<>();
    static final ThreadLocal<byte[]> OK = new ThreadLocal<>();
    static final ThreadLocal<java.util.List<String>> OK2 = new ThreadLocal<>();
}
