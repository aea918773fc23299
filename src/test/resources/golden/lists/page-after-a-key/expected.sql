-- users
SELECT t0."id", t0."email"
FROM "public"."tb_user" t0
WHERE t0."id" > $1::int4
ORDER BY t0."id" ASC
LIMIT 2
-- $1 = 1
