package shop;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

final class PriceCacheTest {
    private PriceCacheTest() {}

    static void a_price_is_read_once_while_it_is_fresh() throws SQLException {
        var queries = new AtomicInteger();
        var cache = new PriceCache(Duration.ofSeconds(12), () -> Instant.EPOCH);
        var connection = answering(queries);
        Tests.same(3450, cache.find(connection, "teapot").orElseThrow().priceCents());
        Tests.same(3450, cache.find(connection, "teapot").orElseThrow().priceCents());
        Tests.same(1, queries.get());
    }

    static void a_price_is_read_again_when_it_is_old() throws SQLException {
        var queries = new AtomicInteger();
        var now = new AtomicInteger();
        var cache = new PriceCache(Duration.ofSeconds(12), () -> Instant.ofEpochSecond(now.get()));
        var connection = answering(queries);
        cache.find(connection, "teapot");
        now.set(13);
        Tests.same(10, cache.find(connection, "teapot").orElseThrow().discountPercent());
        Tests.same(2, queries.get());
    }

    /// A connection whose every query finds the teapot.
    private static Connection answering(AtomicInteger queries) {
        var row = stub(ResultSet.class, queries, null);
        var statement = stub(PreparedStatement.class, queries, row);
        return stub(Connection.class, queries, statement);
    }

    private static <T> T stub(Class<T> type, AtomicInteger queries, Object result) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (self, method, arguments) ->
                                switch (method.getName()) {
                                    case "prepareStatement" -> result;
                                    case "executeQuery" -> {
                                        queries.incrementAndGet();
                                        yield result;
                                    }
                                    case "next" -> true;
                                    case "getInt" -> arguments[0].equals("price_cents") ? 3450 : 10;
                                    case "getObject" -> 10;
                                    case "getString" -> "teapot";
                                    default -> null;
                                }));
    }
}
