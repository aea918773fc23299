-- plain
SELECT t0."id"
FROM "public"."tv_hike" t0
ORDER BY CASE jsonb_typeof((t0."data" -> 'km')) WHEN 'number' THEN (t0."data" -> 'km')::numeric WHEN 'string' THEN CASE WHEN ((t0."data" -> 'km') #>> '{}') IN ('NaN', 'Infinity', '-Infinity') THEN ((t0."data" -> 'km') #>> '{}')::numeric END END DESC, t0."id" ASC

-- first
SELECT t0."id"
FROM "public"."tv_hike" t0
ORDER BY (t0."data" ->> 'days')::int4 ASC NULLS FIRST, t0."id" ASC

-- last
SELECT t0."id"
FROM "public"."tv_hike" t0
ORDER BY (t0."data" ->> 'days')::int4 DESC NULLS LAST, t0."id" ASC

-- nested
SELECT t0."id"
FROM "public"."tv_hike" t0
ORDER BY ((t0."data" -> 'hut') ->> 'name') ASC, t0."id" ASC

-- page
SELECT t0."id"
FROM "public"."tv_hike" t0
ORDER BY (t0."data" ->> 'days')::int4 ASC, t0."id" ASC
LIMIT 2
OFFSET $1::int8
-- $1 = 1

-- related
SELECT t0."id"
FROM "public"."tv_hike" t0
LEFT JOIN "public"."v_hiker" t1 ON t1."id" = t0."leader_id"
ORDER BY CASE jsonb_typeof(coalesce(t1."data" -> 'fullName', t1."data" -> 'full_name')) WHEN 'string' THEN (coalesce(t1."data" -> 'fullName', t1."data" -> 'full_name') #>> '{}') END DESC NULLS LAST, t0."id" DESC

-- text
SELECT coalesce(t1.c0 -> 'fullName', t1.c0 -> 'full_name')
FROM (
  SELECT t0."data" AS c0
  FROM "public"."v_hiker" t0
  ORDER BY CASE jsonb_typeof(coalesce(t0."data" -> 'fullName', t0."data" -> 'full_name')) WHEN 'string' THEN (coalesce(t0."data" -> 'fullName', t0."data" -> 'full_name') #>> '{}') END DESC, t0."id" ASC
  LIMIT 1) t1
