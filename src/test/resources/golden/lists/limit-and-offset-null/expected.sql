-- profiles
SELECT t0."user_id"
FROM "public"."profile" t0
