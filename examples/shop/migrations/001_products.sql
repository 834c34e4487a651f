CREATE TABLE products (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sku text NOT NULL UNIQUE,
    name text NOT NULL,
    price_cents integer NOT NULL CHECK (price_cents > 0)
);

INSERT INTO products (sku, name, price_cents) VALUES
    ('teapot', 'Teapot, 1.2 litres', 3450),
    ('cup', 'Cup, white', 790),
    ('saucer', 'Saucer, white', 490),
    ('tray', 'Tray, ash wood', 2890),
    ('kettle', 'Kettle, gooseneck', 6900),
    ('strainer', 'Strainer, steel', 1250);
