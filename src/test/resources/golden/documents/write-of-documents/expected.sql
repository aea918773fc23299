-- createHike
INSERT INTO "public"."tv_hike" AS t0 ("id", "data")
VALUES ($1::int4, $2::jsonb)
RETURNING (t0."data" -> 'title'), (t0."data" -> 'days'), (t0."data" -> 'hut'), (t0."data" -> 'tags'), pg_current_xact_id()
-- $1 = 9
-- $2 = {"title":"New","days":3,"hut":{"name":"Tent"}}

-- updateHike
UPDATE "public"."tv_hike" t0
SET "data" = t0."data" - $1::text[]
WHERE t0."id" = $2::int4
RETURNING (t0."data" -> 'title'), (t0."data" -> 'days'), pg_current_xact_id()
-- $1 = {"days"}
-- $2 = 1

-- bulkDeleteHikes
SELECT t0."id"::text, NULL
FROM "public"."tv_hike" t0
WHERE ((t0."data" ->> 'days')::int4 = $1::int8 AND jsonb_path_query_first((t0."data" -> 'days'), 'strict $ ? (@ >= -2147483648 && @ <= 2147483647 && @ == @.floor())')::numeric IS NOT NULL) FOR UPDATE OF t0
-- $1 = 1

-- bulkDeleteHikes
SELECT k.n, (t0."data" -> 'title')
FROM "public"."tv_hike" t0
CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n)
WHERE t0."id" = k.k0::int4
ORDER BY t0."id" ASC
-- $1 = {"2"}

-- bulkDeleteHikes
DELETE
FROM "public"."tv_hike" t0 USING unnest($1::text[]) WITH ORDINALITY k(k0, n)
WHERE t0."id" = k.k0::int4
RETURNING k.n, pg_current_xact_id()
-- $1 = {"2"}
