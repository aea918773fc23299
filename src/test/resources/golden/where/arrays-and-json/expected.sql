-- contains
SELECT t0."id"
FROM "public"."tb_post" t0
WHERE t0."tags" @> $1::text[]
ORDER BY t0."id" ASC
-- $1 = {"a"}

-- overlaps
SELECT t0."id"
FROM "public"."tb_post" t0
WHERE t0."tags" && $1::text[]
ORDER BY t0."id" ASC
-- $1 = {"b","c"}

-- empty
SELECT t0."id"
FROM "public"."tb_post" t0
WHERE cardinality(t0."tags") = $1::int4
ORDER BY t0."id" ASC
-- $1 = 0

-- key
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."settings" ? $1::text
-- $1 = theme

-- path
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE nullif(t0."settings" #> $1::text[], 'null'::jsonb) = $2::jsonb
-- $1 = {"theme"}
-- $2 = "dark"
