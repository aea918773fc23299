-- upsertAccount
INSERT INTO "public"."tb_account" AS t0 ("pk", "code", "cents")
VALUES ($1::int4, $2::text, $3::int8)
ON CONFLICT ("code") DO UPDATE
SET "cents" = EXCLUDED."cents"
WHERE EXISTS (
  SELECT 1
  FROM "public"."v_account" t1
  WHERE t1."pk" = t0."pk")
RETURNING t0."pk"::text, pg_current_xact_id()
-- $1 = 9
-- $2 = x
-- $3 = 5

-- upsertAccount
SELECT t0."pk", t0."code", t0."euros"
FROM "public"."v_account" t0
CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n)
WHERE t0."pk" = k.k0::int4
ORDER BY k.n
-- $1 = {"1"}
