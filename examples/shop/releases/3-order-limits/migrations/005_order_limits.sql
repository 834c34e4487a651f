-- Shown on the product's page.
ALTER TABLE products ADD COLUMN most_per_order integer NOT NULL DEFAULT 10;

-- And held by the database, whatever the code does.
ALTER TABLE orders ADD CONSTRAINT orders_quantity_limit CHECK (quantity <= 10);
