-- onlyPosts
SELECT t0."post"
FROM "public"."only_post" t0
