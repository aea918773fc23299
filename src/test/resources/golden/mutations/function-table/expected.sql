-- resetViews
SELECT t0."post"
FROM "public"."reset_views"("author" => $1::int4) t0
ORDER BY t0."post" ASC
-- $1 = 1

-- resetViews
SELECT pg_current_xact_id_if_assigned()

-- filtered
SELECT t0."post"::text, t0."lost views"::text
FROM "public"."reset_views"("author" => $1::int4) t0
-- $1 = 1

-- filtered
SELECT pg_current_xact_id_if_assigned()

-- filtered
SELECT t0."post"
FROM (
  SELECT k.k0::int8 AS "post", k.k1::int4 AS "lost views"
  FROM unnest($1::text[], $2::text[]) k(k0, k1)) t0
WHERE t0."post" = $3::int8
-- $1 = {"1","2"}
-- $2 = {"0","0"}
-- $3 = 2
