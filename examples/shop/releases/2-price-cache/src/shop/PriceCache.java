package shop;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps products for a while: names never change, prices and discounts are read again when they
/// have grown old.
final class PriceCache {
    private static final int MOST = 10_000;

    private final Duration fresh;
    private final InstantSource clock;
    private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();

    PriceCache(Duration fresh, InstantSource clock) {
        this.fresh = fresh;
        this.clock = clock;
    }

    private record Entry(Product product, Instant readAt) {}

    Optional<Product> find(Connection connection, String sku) throws SQLException {
        var now = clock.instant();
        var known = entries.get(sku);
        if (known != null && known.readAt().plus(fresh).isAfter(now)) {
            return Optional.of(known.product());
        }
        var product =
                known == null
                        ? Catalogue.find(connection, sku)
                        : Optional.of(refreshed(connection, known.product()));
        if (product.isPresent() && entries.size() < MOST) {
            entries.put(sku, new Entry(product.get(), now));
        }
        return product;
    }

    /// Only what can have changed is read again.
    private static Product refreshed(Connection connection, Product product) throws SQLException {
        var sql = "SELECT price_cents, discount_percent FROM products WHERE sku = ?";
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, product.sku());
            try (var rows = query.executeQuery()) {
                if (!rows.next()) {
                    return product;
                }
                var price = rows.getInt("price_cents");
                var discount = rows.getObject("discount_percent", Integer.class);
                return new Product(product.sku(), product.name(), price, discount);
            }
        }
    }
}
