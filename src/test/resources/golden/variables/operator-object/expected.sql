-- users
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."id" >= $1::int4
ORDER BY t0."id" ASC
-- $1 = 4
