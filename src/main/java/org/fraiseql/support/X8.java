package org.fraiseql.support;

class X8 {
    String a = "CALL " + hashCode();
    String b = " RETURNING x";
    String c = "WITH a AS";
    String d = "ON CONFLICT";
    String e = "CALL it what you want";
}
