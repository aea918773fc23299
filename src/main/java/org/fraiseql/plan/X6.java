package org.fraiseql.plan;

class X6 {
    Object o = new java.util.HashMap<String, String>();
    Object p = java.util.stream.Stream.of(1).collect(java.util.stream.Collectors.toSet());
}
