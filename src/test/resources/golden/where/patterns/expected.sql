-- like
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."name" LIKE $1::text
-- $1 = _da

-- ilike
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."name" ILIKE $1::text
-- $1 = a%

-- nlike
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."name" NOT LIKE $1::text
ORDER BY t0."id" ASC
-- $1 = %a%

-- nilike
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."name" NOT ILIKE $1::text
ORDER BY t0."id" ASC
-- $1 = %A%

-- matches
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."name" ~ $1::text
-- $1 = ^A.a$

-- imatches
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."name" ~* $1::text
-- $1 = ^EVE$

-- notMatches
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."name" !~ $1::text
ORDER BY t0."id" ASC
-- $1 = [a-z]

-- notImatches
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."name" !~* $1::text
ORDER BY t0."id" ASC
-- $1 = [A-Z]
