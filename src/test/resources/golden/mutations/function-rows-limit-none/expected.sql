-- resetViews
SELECT t0."post"::text, t0."lost views"::text
FROM "public"."reset_views"("author" => $1::int4) t0
-- $1 = 1

-- resetViews
SELECT pg_current_xact_id_if_assigned()

-- resetViews
SELECT t0."post"
FROM (
  SELECT k.k0::int8 AS "post", k.k1::int4 AS "lost views"
  FROM unnest($1::text[], $2::text[]) k(k0, k1)) t0
LIMIT 0
-- $1 = {"1","2"}
-- $2 = {"10","20"}

-- countViews
SELECT t0."id", t0."views"
FROM "public"."count_views"("author" => $1::int4, "times" => $2::int4) t0
-- $1 = 1
-- $2 = 0

-- countViews
SELECT pg_current_xact_id_if_assigned()
