-- ok
SELECT t0."user_id"
FROM "public"."profile" t0
WHERE t0."user_id" = $1::int4
-- $1 = 1

-- bad
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."name" ~ $1::text
-- $1 = (

-- alsoOk
SELECT t0."motto"
FROM "public"."profile" t0
WHERE t0."user_id" = $1::int4
-- $1 = 3
