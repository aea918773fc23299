-- resetViews
SELECT t0."post" FROM "public"."reset_views"("author" => $1::int4) t0 ORDER BY t0."post" ASC
-- $1 = 1

-- resetViews
SELECT pg_current_xact_id_if_assigned()

-- filtered
SELECT t0."post"::text FROM "public"."reset_views"("author" => $1::int4) t0
-- $1 = 1

-- filtered
SELECT pg_current_xact_id_if_assigned()

-- filtered
SELECT t0."post" FROM (SELECT k.k0::int8 AS "post" FROM unnest($1::text[]) k(k0)) t0 WHERE t0."post" = $2::int8
-- $1 = {"1","2"}
-- $2 = 2
