-- createUser
INSERT INTO "public"."tb_user" AS t0 ("id", "name") SELECT r.c0::int4, r.c1::text
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY r(c0, c1, n)
ORDER BY r.n
RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = {"9"}
-- $2 = {"n"}

-- createUser
UPDATE "public"."tb_post" t0
SET "editor_id" = k.k1::int4
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY k(k0, k1, n)
WHERE t0."id" = k.k0::int8
RETURNING k.n, pg_current_xact_id()
-- $1 = {"1","77"}
-- $2 = {"9","9"}
