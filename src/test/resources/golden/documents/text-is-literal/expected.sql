-- percent
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE ((t0."data" ->> 'title') LIKE $1::text AND jsonb_typeof((t0."data" -> 'title')) NOT IN ('number', 'boolean', 'object', 'array', 'null'))
-- $1 = %100\\%%

-- quote
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE ((t0."data" ->> 'title') ILIKE $1::text AND jsonb_typeof((t0."data" -> 'title')) NOT IN ('number', 'boolean', 'object', 'array', 'null'))
-- $1 = %"WET" \\\\%

-- like
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE ((t0."data" ->> 'title') LIKE $1::text AND jsonb_typeof((t0."data" -> 'title')) NOT IN ('number', 'boolean', 'object', 'array', 'null'))
-- $1 = _i%

-- regex
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE ((t0."data" ->> 'title') ~ $1::text AND jsonb_typeof((t0."data" -> 'title')) NOT IN ('number', 'boolean', 'object', 'array', 'null'))
ORDER BY t0."id" ASC
-- $1 = ^(V|O)

-- words
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE (to_tsvector((t0."data" ->> 'title')) @@ websearch_to_tsquery($1::text) AND jsonb_typeof((t0."data" -> 'title')) NOT IN ('number', 'boolean', 'object', 'array', 'null'))
-- $1 = wet way

-- injected
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE ((t0."data" ->> 'title') = $1::text AND jsonb_typeof((t0."data" -> 'title')) NOT IN ('number', 'boolean', 'object', 'array', 'null'))
-- $1 = x' OR '1'='1

-- key
SELECT t0."id"
FROM "public"."tv_hike" t0
WHERE ((t0."data" ->> 'ref') = ANY($1::text[]) AND jsonb_typeof((t0."data" -> 'ref')) NOT IN ('boolean', 'object', 'array', 'null'))
-- $1 = {"'; DROP TABLE tv_hike; --","x-1"}
