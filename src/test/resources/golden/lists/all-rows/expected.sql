-- users
SELECT t0."id"
FROM "public"."tb_user" t0
