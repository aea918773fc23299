-- users
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."id" > $1::int4 AND t0."name" = ANY($2::text[])
-- $1 = 0
-- $2 = {"Ada","eve"}
