-- missing
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE jsonb_path_query_first((t0."data" -> 'days'), 'strict $ ? (@ >= -2147483648 && @ <= 2147483647 && @ == @.floor())')::numeric IS NULL
ORDER BY t0."id" ASC

-- object
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE CASE jsonb_typeof((t0."data" -> 'captain')) WHEN 'object' THEN (t0."data" -> 'captain') END IS NULL
ORDER BY t0."id" ASC

-- json
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE nullif(nullif((t0."data" -> 'notes'), 'null'::jsonb), 'null'::jsonb) IS NOT NULL

-- list
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE CASE jsonb_typeof((t0."data" -> 'stages')) WHEN 'array' THEN (t0."data" -> 'stages') END IS NULL

-- distinct
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE jsonb_path_query_first((t0."data" -> 'days'), 'strict $ ? (@ >= -2147483648 && @ <= 2147483647 && @ == @.floor())')::numeric IS DISTINCT FROM $1::numeric
ORDER BY t0."id" ASC
-- $1 = 2

-- not
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE NOT (jsonb_path_query_first((t0."data" -> 'days'), 'strict $ ? (@ >= -2147483648 && @ <= 2147483647 && @ == @.floor())')::numeric = $1::numeric)
-- $1 = 2

-- neq
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE jsonb_path_query_first((t0."data" -> 'days'), 'strict $ ? (@ >= -2147483648 && @ <= 2147483647 && @ == @.floor())')::numeric <> $1::numeric
-- $1 = 2

-- same
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE CASE jsonb_typeof((t0."data" -> 'km')) WHEN 'number' THEN (t0."data" -> 'km')::numeric WHEN 'string' THEN CASE WHEN ((t0."data" -> 'km') #>> '{}') IN ('NaN', 'Infinity', '-Infinity') THEN ((t0."data" -> 'km') #>> '{}')::numeric END END IS NOT DISTINCT FROM $1::numeric
-- $1 = 100
