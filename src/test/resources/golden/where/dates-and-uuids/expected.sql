-- date
SELECT t0."id", t0."born"
FROM "public"."tb_user" t0
WHERE t0."born" >= $1::date
ORDER BY t0."id" ASC
-- $1 = 1900-01-01

-- time
SELECT t0."id", t0."created_at"
FROM "public"."tb_user" t0
WHERE t0."created_at" BETWEEN $1::timestamptz AND $2::timestamptz
ORDER BY t0."id" ASC
-- $1 = 2024-01-01T00:00:00Z
-- $2 = 2025-01-01T12:00:00+02:00

-- uuid
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."token" = $1::uuid
-- $1 = 5F0C2B1E-0000-4000-8000-000000000001

-- infinity
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."born" = $1::date
-- $1 = infinity

-- interval
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."patience" > $1::interval
-- $1 = P1M

-- bytes
SELECT t0."id", t0."picture"::text
FROM "public"."tb_user" t0
WHERE t0."picture" = $1::bytea
-- $1 = \\xdeadbeef

-- inet
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."address" = $1::inet
-- $1 = 10.0.0.1
