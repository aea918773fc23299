-- updatePost
UPDATE "public"."tb_post" t0 SET "body" = $1::text, "views" = t0."views" + $2::int4, "tags" = t0."tags" || $3::text[] WHERE t0."id" = $4::int8 RETURNING t0."body", t0."views", to_json(t0."tags"), pg_current_xact_id()
-- $1 = b
-- $2 = 5
-- $3 = {"z"}
-- $4 = 2

-- updateUser
UPDATE "public"."tb_user" t0 SET "balance" = t0."balance" + $1::numeric, "big" = t0."big" + $2::int8, "nicknames" = $3::text[] || t0."nicknames", "settings" = t0."settings" || $4::jsonb WHERE t0."id" = $5::int4 RETURNING t0."balance", t0."big", to_json(t0."nicknames"), t0."settings", pg_current_xact_id()
-- $1 = -0.90
-- $2 = -7
-- $3 = {"first"}
-- $4 = {"new":true}
-- $5 = 1

-- again
UPDATE "public"."tb_user" t0 SET "settings" = t0."settings" - $1::text[] WHERE t0."id" = $2::int4 RETURNING t0."settings", pg_current_xact_id()
-- $1 = {"theme","new"}
-- $2 = 1
