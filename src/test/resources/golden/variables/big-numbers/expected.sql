-- big
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."big" = $1::int8
-- $1 = 9223372036854775807

-- decimal
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."balance" = $1::numeric
-- $1 = 123456789012345678901234567890.12345678901234567890
