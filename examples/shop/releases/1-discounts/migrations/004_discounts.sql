-- No discount is NULL. The release before this one does not read the column.
ALTER TABLE products ADD COLUMN discount_percent integer CHECK (discount_percent BETWEEN 1 AND 90);

UPDATE products SET discount_percent = 10 WHERE sku IN ('teapot', 'tray');
