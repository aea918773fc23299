INSERT INTO product (name, price, stock, discontinued) VALUES
    ('Teapot', 24.90, 7, false),
    ('Cup', 6.50, 40, false),
    ('Saucer', 4.20, 0, false),
    ('Samovar', 3.00, 1, true);

INSERT INTO customer (email, full_name) VALUES
    ('ada@example.org', 'Ada Byron');
