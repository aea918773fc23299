-- brokens
SELECT t0."id", t0."quotient"
FROM "public"."v_broken" t0

-- user
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."id" = $1::int4
-- $1 = 1
