INSERT INTO tenant SELECT n, 'Tenant ' || n FROM generate_series(1, 8) n;
INSERT INTO product (tenant_id, name, price, cost)
  SELECT t, 'Product ' || n || ' of ' || t, n + 0.5, n FROM generate_series(1, 8) t, generate_series(1, 10) n;
INSERT INTO purchase (tenant_id, buyer, note) SELECT t, 'buyer-' || t, 'note of ' || t FROM generate_series(1, 8) t, generate_series(1, 5);
INSERT INTO purchase_line (tenant_id, purchase_id, product_id, quantity)
  SELECT u.tenant_id, u.id, (SELECT min(p.id) FROM product p WHERE p.tenant_id = u.tenant_id) + n, n * u.tenant_id FROM purchase u, generate_series(1, 2) n;
INSERT INTO account (tenant_id, email, password) SELECT t, 'a' || t || '@example.org', 'secret' FROM generate_series(1, 8) t;
