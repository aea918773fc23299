-- odd
SELECT t0."id", (t0."data" -> 'km'), (t0."data" -> 'start'), (t0."data" -> 'tags'), (t0."data" -> 'days'), (t0."data" -> 'ref'), (t0."data" -> 'hut'), (t0."data" -> 'captain'), (t0."data" -> 'stages')
FROM "public"."tv_hike" t0
WHERE t0."id" = $1::int4
-- $1 = 4

-- fine
SELECT (t0."data" -> 'title')
FROM "public"."tv_hike" t0
WHERE t0."id" = $1::int4
-- $1 = 2
