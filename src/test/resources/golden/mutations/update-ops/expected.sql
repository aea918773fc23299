-- updatePost
UPDATE "public"."tb_post" t0
SET "body" = $1::text, "views" = t0."views" + $2::int4, "tags" = t0."tags" || $3::text[]
WHERE t0."id" = $4::int8
RETURNING t0."body", t0."views", to_json(t0."tags"), pg_current_xact_id()
-- $1 = b
-- $2 = 5
-- $3 = {"z"}
-- $4 = 2

-- updateUser
UPDATE "public"."tb_user" t0
SET "balance" = coalesce(t0."balance", '0'::numeric) + $1::numeric, "big" = coalesce(t0."big", '0'::int8) + $2::int8, "nicknames" = $3::text[] || t0."nicknames", "settings" = coalesce(nullif(t0."settings", 'null') || $4::jsonb, CASE WHEN jsonb_typeof($5::jsonb) IN ('object', 'array') THEN $6::jsonb ELSE jsonb_build_array($7::jsonb) END)
WHERE t0."id" = $8::int4
RETURNING t0."balance", t0."big", to_json(t0."nicknames"), t0."settings", pg_current_xact_id()
-- $1 = -0.90
-- $2 = -7
-- $3 = {"first"}
-- $4 = {"new":true}
-- $5 = {"new":true}
-- $6 = {"new":true}
-- $7 = {"new":true}
-- $8 = 1

-- again
UPDATE "public"."tb_user" t0
SET "settings" = t0."settings" - $1::text[]
WHERE t0."id" = $2::int4
RETURNING t0."settings", pg_current_xact_id()
-- $1 = {"theme","new"}
-- $2 = 1
