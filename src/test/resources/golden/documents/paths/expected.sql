-- hut
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE (((t0."data" -> 'hut') ->> 'name') LIKE $1::text AND jsonb_typeof(((t0."data" -> 'hut') -> 'name')) NOT IN ('number', 'boolean', 'object', 'array', 'null'))
-- $1 = Cab%

-- odd
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE jsonb_path_query_first(((t0."data" -> 'hut') -> 'beds (double)'), 'strict $ ? (@ >= -2147483648 && @ <= 2147483647 && @ == @.floor())')::numeric > $1::numeric
-- $1 = 3

-- captain
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE CASE jsonb_typeof(coalesce((t0."data" -> 'captain') -> 'fullName', (t0."data" -> 'captain') -> 'full_name')) WHEN 'string' THEN (coalesce((t0."data" -> 'captain') -> 'fullName', (t0."data" -> 'captain') -> 'full_name') #>> '{}') END = $1::text
-- $1 = Ann

-- json
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE nullif(nullif((t0."data" -> 'notes'), 'null'::jsonb) #> $1::text[], 'null'::jsonb) = $2::jsonb
-- $1 = {"weather","wind","1"}
-- $2 = 5

-- key
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE nullif((t0."data" -> 'notes'), 'null'::jsonb) ? $1::text
-- $1 = weather

-- whole
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE t0."data" @> $1::jsonb
-- $1 = {"days":1}
