-- hikes
SELECT (t0."data" -> 'km'), (t0."data" -> 'title'), (t0."data" -> 'title'), (t0."data" -> 'hut'), (t0."data" -> 'tags'), (t0."data" -> 'stages'), (t0."data" -> 'days'), (t0."data" -> 'start'), (t0."data" -> 'ref'), (t0."data" -> 'notes'), (t0."data" -> 'captain')
FROM "public"."tv_hike" t0
WHERE t0."id" <= $1::int4
ORDER BY t0."id" ASC
-- $1 = 3

-- hikers
SELECT (t1.c0 -> 'weight'), (t1.c0 -> 'born'), t1.c1, coalesce(t1.c0 -> 'fullName', t1.c0 -> 'full_name')
FROM (
  SELECT t0."data" AS c0, t0."id" AS c1
  FROM "public"."v_hiker" t0
  ORDER BY CASE jsonb_typeof(coalesce(t0."data" -> 'fullName', t0."data" -> 'full_name')) WHEN 'string' THEN (coalesce(t0."data" -> 'fullName', t0."data" -> 'full_name') #>> '{}') END ASC
  LIMIT 9223372036854775807) t1
