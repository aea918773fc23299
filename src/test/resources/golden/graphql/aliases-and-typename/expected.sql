-- a
SELECT t0."id", t0."id"
FROM "public"."tb_user" t0
WHERE t0."id" = $1::int4
-- $1 = 1

-- b
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."id" = $1::int4
-- $1 = 2
