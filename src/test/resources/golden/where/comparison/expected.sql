-- gt
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."id" > $1::int4
-- $1 = 4

-- gte
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."id" >= $1::int4
ORDER BY t0."id" ASC
-- $1 = 4

-- lt
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."id" < $1::int4
-- $1 = 2

-- lte
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."id" <= $1::int4
ORDER BY t0."id" ASC
-- $1 = 2

-- between
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."id" BETWEEN $1::int4 AND $2::int4
ORDER BY t0."id" ASC
-- $1 = 2
-- $2 = 3

-- text
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."name" > $1::text
-- $1 = a
