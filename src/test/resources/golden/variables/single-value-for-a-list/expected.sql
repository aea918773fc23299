-- users
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."id" = ANY($1::int4[])
-- $1 = {"3"}
