-- a
SELECT t0."value"
FROM "public"."street_of"("place" => $1::"public"."place") t0("value")
-- $1 = ("s",,,,,,)

-- b
SELECT t0."value"
FROM "public"."street_of"("place" => $1::"public"."place") t0("value")
-- $1 = (,"3",,,,,)

-- c
SELECT t0."value"
FROM "public"."street_of"("place" => NULL::"public"."place", "fallback" => $1::text) t0("value")
-- $1 = f
