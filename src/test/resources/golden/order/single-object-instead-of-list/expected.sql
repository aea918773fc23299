-- profiles
SELECT t0."user_id"
FROM "public"."profile" t0
ORDER BY t0."user_id" DESC
