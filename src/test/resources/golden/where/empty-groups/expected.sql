-- and
SELECT t0."user_id"
FROM "public"."profile" t0
ORDER BY t0."user_id" ASC

-- or
SELECT t0."user_id"
FROM "public"."profile" t0
WHERE FALSE

-- not
SELECT t0."user_id"
FROM "public"."profile" t0
WHERE FALSE

-- notOr
SELECT t0."user_id"
FROM "public"."profile" t0
ORDER BY t0."user_id" ASC

-- empty
SELECT t0."user_id"
FROM "public"."profile" t0
ORDER BY t0."user_id" ASC

-- field
SELECT t0."user_id"
FROM "public"."profile" t0
ORDER BY t0."user_id" ASC

-- item
SELECT t0."user_id"
FROM "public"."profile" t0
ORDER BY t0."user_id" ASC
