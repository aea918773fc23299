-- nan
SELECT t0."id", t0."rating"
FROM "public"."tb_user" t0
WHERE t0."rating" = $1::float8
-- $1 = NaN

-- ends
SELECT t0."id", t0."rating"
FROM "public"."tb_user" t0
WHERE t0."rating" = ANY($1::float8[])
ORDER BY t0."id" ASC
-- $1 = {"Infinity","-Infinity","4.5","4.0"}

-- between
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."rating" BETWEEN $1::float8 AND $2::float8
ORDER BY t0."id" ASC
-- $1 = -Infinity
-- $2 = 4.5

-- decimal
SELECT t0."id", t0."balance"
FROM "public"."tb_user" t0
WHERE t0."balance" = $1::numeric
-- $1 = NaN

-- below
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."balance" < $1::numeric AND t0."balance" > $2::numeric
ORDER BY t0."id" ASC
-- $1 = Infinity
-- $2 = -Infinity
