-- user
SELECT t0."id", t0."name"
FROM "public"."tb_user" t0
WHERE t0."id" = $1::int4
-- $1 = 1
