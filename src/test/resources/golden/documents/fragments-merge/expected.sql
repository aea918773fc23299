-- hike
SELECT (t0."data" -> 'hut')
FROM "public"."tv_hike" t0
WHERE t0."id" = $1::int4
-- $1 = 1
