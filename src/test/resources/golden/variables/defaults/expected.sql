-- users
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."id" > $1::int4
ORDER BY t0."id" DESC
LIMIT $2::int8
-- $1 = 1
-- $2 = 1

-- named
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."name" = $1::text
-- $1 = eve
