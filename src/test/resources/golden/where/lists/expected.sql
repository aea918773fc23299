-- in
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."id" = ANY($1::int4[])
ORDER BY t0."id" ASC
-- $1 = {"1","3","3"}

-- nin
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."mood" <> ALL($1::"public"."mood"[])
ORDER BY t0."id" ASC
-- $1 = {"happy","very-sad"}

-- none
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE FALSE

-- all
SELECT t0."id"
FROM "public"."tb_user" t0
ORDER BY t0."id" ASC

-- one
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."id" = ANY($1::int4[])
-- $1 = {"2"}
