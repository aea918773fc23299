-- hike
SELECT (t0."data" -> 'title')
FROM "public"."tv_hike" t0
WHERE t0."id" = $1::int4
-- $1 = 1

-- hiker
SELECT t0."data"
FROM "public"."v_hiker" t0
WHERE t0."id" = $1::uuid
-- $1 = 11111111-1111-1111-1111-111111111111
