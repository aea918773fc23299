-- big
SELECT t0."id", t0."big"
FROM "public"."tb_user" t0
WHERE t0."big" = $1::int8
-- $1 = -9223372036854775808

-- text
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."big" = $1::int8
-- $1 = 9223372036854775807

-- small
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."small" = $1::int2
-- $1 = -32768

-- decimal
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."balance" = $1::numeric
-- $1 = 0.000000000000000000000000000001

-- literal
SELECT t0."id", t0."balance"
FROM "public"."tb_user" t0
WHERE t0."balance" = $1::numeric
-- $1 = 19.9

-- nan
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."balance" = $1::numeric
-- $1 = NaN

-- float
SELECT t0."id", t0."rating"
FROM "public"."tb_user" t0
WHERE t0."rating" > $1::float8
ORDER BY t0."id" ASC
-- $1 = 1.0E10
