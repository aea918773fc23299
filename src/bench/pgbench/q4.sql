\set v random(0, 90000)
SELECT id, title, slug, status, view_count, score, created_at FROM posts WHERE id > :v ORDER BY id LIMIT 1000;
