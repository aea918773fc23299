-- hikes
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE ((t0."data" ->> 'days')::int4 = ANY($1::int8[]) AND jsonb_path_query_first((t0."data" -> 'days'), 'strict $ ? (@ >= -2147483648 && @ <= 2147483647 && @ == @.floor())')::numeric IS NOT NULL) AND CASE jsonb_typeof((t0."data" -> 'km')) WHEN 'number' THEN (t0."data" -> 'km')::numeric WHEN 'string' THEN CASE WHEN ((t0."data" -> 'km') #>> '{}') IN ('NaN', 'Infinity', '-Infinity') THEN ((t0."data" -> 'km') #>> '{}')::numeric END END >= $2::numeric AND ((t0."data" ->> 'title') = $3::text AND jsonb_typeof((t0."data" -> 'title')) NOT IN ('number', 'boolean', 'object', 'array', 'null')) AND ((t0."data" ->> 'guideId')::uuid = $4::uuid AND CASE WHEN ((t0."data" -> 'guideId') #>> '{}') LIKE '________-____-____-____-____________' AND pg_input_is_valid(((t0."data" -> 'guideId') #>> '{}'), 'uuid') THEN ((t0."data" -> 'guideId') #>> '{}')::uuid END IS NOT NULL)
-- $1 = {"2","3"}
-- $2 = 19.90
-- $3 = Ridge
-- $4 = 22222222-2222-2222-2222-222222222222
