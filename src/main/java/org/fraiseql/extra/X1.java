package org.fraiseql.extra;

class X1 {}
