-- percent
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."name" LIKE $1::text
-- $1 = %\\%%

-- underscore
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."name" LIKE $1::text
-- $1 = %\\_%

-- backslash
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."name" LIKE $1::text
-- $1 = %\\\\

-- start
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."name" LIKE $1::text
-- $1 = A%

-- istart
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."name" ILIKE $1::text
-- $1 = EV%

-- icontains
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."name" ILIKE $1::text
-- $1 = %BUILDER%

-- iend
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."name" ILIKE $1::text
-- $1 = %VE

-- ieq
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE lower(t0."name") = lower($1::text)
-- $1 = ADA

-- empty
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."name" LIKE $1::text
ORDER BY t0."id" ASC
-- $1 = %%
