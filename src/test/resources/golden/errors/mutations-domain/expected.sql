-- createUser
INSERT INTO "public"."tb_user" AS t0 ("id", "name", "email")
VALUES ($1::int4, $2::text, $3::text)
RETURNING t0."id", pg_current_xact_id()
-- $1 = 9
-- $2 = x
-- $3 = nobody
