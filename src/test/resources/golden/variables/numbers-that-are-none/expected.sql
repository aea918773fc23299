-- nan
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."rating" = $1::float8
-- $1 = NaN

-- some
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."rating" = ANY($1::float8[])
ORDER BY t0."id" ASC
-- $1 = {"Infinity","4.5"}

-- where
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."rating" >= $1::float8
-- $1 = Infinity

-- decimal
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."balance" = $1::numeric
-- $1 = NaN
