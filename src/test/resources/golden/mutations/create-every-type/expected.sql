-- createUser
INSERT INTO "public"."tb_user" AS t0 ("id", "name", "email", "is_active", "mood", "visibility", "manager_id", "nicknames", "moods", "scores", "settings", "raw", "balance", "rating", "small", "big", "token", "born", "created_at", "seen_at", "alarm", "patience", "picture", "address", "period")
VALUES ($1::int4, $2::text, $3::text, $4::bool, $5::"public"."mood", $6::"public"."Visibility", $7::int4, $8::text[], $9::"public"."mood"[], $10::int4[], $11::jsonb, $12::json, $13::numeric, $14::float8, $15::int2, $16::int8, $17::uuid, $18::date, $19::timestamptz, $20::timestamp, $21::time, $22::interval, $23::bytea, $24::inet, $25::daterange)
RETURNING t0."id", t0."name", t0."email", t0."is_active", t0."mood", t0."visibility", t0."manager_id", to_json(t0."nicknames"), CASE WHEN t0."moods" IS NOT NULL THEN to_json(ARRAY(
  SELECT CASE v::text WHEN 'happy' THEN 'happy' WHEN 'very-sad' THEN 'very_sad' WHEN '2nd' THEN '_2nd' WHEN '' THEN '_' WHEN 'true' THEN '_true' WHEN 'naïve' THEN 'na_ve' END
  FROM unnest(t0."moods") AS v)) END, to_json(t0."scores"), t0."settings", t0."raw", t0."balance", t0."rating", t0."small", t0."big", t0."token", t0."born", t0."created_at", t0."seen_at", t0."alarm", t0."patience", t0."picture"::text, t0."address", t0."period", pg_current_xact_id()
-- $1 = 10
-- $2 = '; DROP TABLE tb_user; --
-- $3 = x@work.example
-- $4 = false
-- $5 = very-sad
-- $6 = private
-- $7 = 1
-- $8 = {"a",NULL,"NULL","{b}",""}
-- $9 = {"2nd",NULL}
-- $10 = {"1",NULL,"-2"}
-- $11 = {"a":[1,{"b":null}]}
-- $12 = "text"
-- $13 = 12345678901234567890.10
-- $14 = 1.5
-- $15 = -5
-- $16 = 9007199254740993
-- $17 = 5f0c2b1e-0000-4000-8000-000000000009
-- $18 = 2000-02-29
-- $19 = 2025-06-01T12:00:00+02:00
-- $20 = 2025-06-01T12:00:00
-- $21 = 06:30
-- $22 = P1DT2H
-- $23 = \\x00ff
-- $24 = 10.1.0.0/16
-- $25 = [2025-01-01,2025-02-01)
