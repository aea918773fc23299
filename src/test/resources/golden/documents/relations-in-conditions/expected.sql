-- led
SELECT coalesce(t1.c0 -> 'fullName', t1.c0 -> 'full_name')
FROM (
  SELECT t0."data" AS c0
  FROM "public"."v_hiker" t0
  WHERE EXISTS (
    SELECT
    FROM "public"."tv_hike" t2
    WHERE t2."leader_id" = t0."id" AND (((t2."data" ->> 'days')::int4 = $1::int8 AND jsonb_path_query_first((t2."data" -> 'days'), 'strict $ ? (@ >= -2147483648 && @ <= 2147483647 && @ == @.floor())')::numeric IS NOT NULL)))
  LIMIT 9223372036854775807) t1
-- $1 = 2

-- none
SELECT coalesce(t1.c0 -> 'fullName', t1.c0 -> 'full_name')
FROM (
  SELECT t0."data" AS c0
  FROM "public"."v_hiker" t0
  WHERE NOT EXISTS (
    SELECT
    FROM "public"."tv_hike" t2
    WHERE (t2."data" ->> 'guideId')::uuid = t0."id" AND CASE WHEN ((t2."data" -> 'guideId') #>> '{}') LIKE '________-____-____-____-____________' AND pg_input_is_valid(((t2."data" -> 'guideId') #>> '{}'), 'uuid') THEN ((t2."data" -> 'guideId') #>> '{}')::uuid END IS NOT NULL)
  LIMIT 9223372036854775807) t1

-- guide
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE EXISTS (
  SELECT
  FROM "public"."v_hiker" t1
  WHERE t1."id" = CASE WHEN ((t0."data" -> 'guideId') #>> '{}') LIKE '________-____-____-____-____________' AND pg_input_is_valid(((t0."data" -> 'guideId') #>> '{}'), 'uuid') THEN ((t0."data" -> 'guideId') #>> '{}')::uuid END AND (CASE jsonb_typeof(coalesce(t1."data" -> 'fullName', t1."data" -> 'full_name')) WHEN 'string' THEN (coalesce(t1."data" -> 'fullName', t1."data" -> 'full_name') #>> '{}') END = $1::text))
ORDER BY t0."id" ASC
-- $1 = Ben

-- nobody
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE NOT EXISTS (
  SELECT
  FROM "public"."v_hiker" t1
  WHERE t1."id" = CASE WHEN ((t0."data" -> 'guideId') #>> '{}') LIKE '________-____-____-____-____________' AND pg_input_is_valid(((t0."data" -> 'guideId') #>> '{}'), 'uuid') THEN ((t0."data" -> 'guideId') #>> '{}')::uuid END)
ORDER BY t0."id" ASC

-- every
SELECT coalesce(t1.c0 -> 'fullName', t1.c0 -> 'full_name')
FROM (
  SELECT t0."data" AS c0
  FROM "public"."v_hiker" t0
  WHERE NOT EXISTS (
    SELECT
    FROM "public"."tv_hike" t2
    WHERE (t2."data" ->> 'guideId')::uuid = t0."id" AND CASE WHEN ((t2."data" -> 'guideId') #>> '{}') LIKE '________-____-____-____-____________' AND pg_input_is_valid(((t2."data" -> 'guideId') #>> '{}'), 'uuid') THEN ((t2."data" -> 'guideId') #>> '{}')::uuid END IS NOT NULL AND (CASE jsonb_typeof((t2."data" -> 'km')) WHEN 'number' THEN (t2."data" -> 'km')::numeric WHEN 'string' THEN CASE WHEN ((t2."data" -> 'km') #>> '{}') IN ('NaN', 'Infinity', '-Infinity') THEN ((t2."data" -> 'km') #>> '{}')::numeric END END < $1::numeric) IS NOT TRUE)
  ORDER BY CASE jsonb_typeof(coalesce(t0."data" -> 'fullName', t0."data" -> 'full_name')) WHEN 'string' THEN (coalesce(t0."data" -> 'fullName', t0."data" -> 'full_name') #>> '{}') END ASC
  LIMIT 9223372036854775807) t1
-- $1 = 50
