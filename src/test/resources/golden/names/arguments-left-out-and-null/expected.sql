-- a
SELECT t0."value"
FROM "public"."join_words"("separator" => $1::text, VARIADIC "words" => $2::text[]) t0("value")
-- $1 = +
-- $2 = {"x","y"}

-- b
SELECT t0."value"
FROM "public"."join_words"("separator" => NULL::text, VARIADIC "words" => $1::text[]) t0("value")
-- $1 = {}

-- c
SELECT t0."value"
FROM "public"."join_words"("separator" => NULL::text, VARIADIC "words" => $1::text[]) t0("value")
-- $1 = {"z","w"}

-- d
SELECT t0."value"
FROM "public"."join_words"("separator" => NULL::text, VARIADIC "words" => NULL::text[]) t0("value")

-- e
SELECT t0."value"
FROM "public"."pick"($1::int4) t0("value")
-- $1 = 1

-- f
SELECT t0."value"
FROM "public"."pick"($1::int4, $2::int4) t0("value")
-- $1 = 1
-- $2 = 5

-- g
SELECT t0."value"
FROM "public"."pick"($1::int4, $2::int4, $3::int4) t0("value")
-- $1 = 1
-- $2 = 5
-- $3 = 7

-- h
SELECT t0."value"
FROM "public"."find_plan"("part" => NULL::text) t0("value")
