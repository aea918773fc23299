-- deleteAccount
DELETE
FROM "public"."tb_account" t0
WHERE t0."pk" = $1::int4 AND EXISTS (
  SELECT 1
  FROM "public"."v_account" t1
  WHERE t1."pk" = t0."pk")
RETURNING pg_current_xact_id()
-- $1 = 2

-- deleteUser
DELETE
FROM "public"."tb_user" t0
WHERE t0."id" = $1::int4
RETURNING pg_current_xact_id()
-- $1 = 1
