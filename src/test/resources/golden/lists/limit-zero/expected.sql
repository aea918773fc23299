-- users
SELECT t0."id"
FROM "public"."tb_user" t0
ORDER BY t0."id" ASC
LIMIT 0
