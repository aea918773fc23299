-- users
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."settings" @@ $1::jsonpath
-- $1 = "2020-01-01".datetime() < "2020-01-01T00:00:00+00".datetime()
