-- commits
CALL "public"."commits"()
