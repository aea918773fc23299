-- users
SELECT t0."id", t0."mood"
FROM "public"."tb_user" t0
WHERE t0."mood" IS NOT NULL
ORDER BY t0."mood" ASC
