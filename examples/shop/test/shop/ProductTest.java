package shop;

final class ProductTest {
    private ProductTest() {}

    static void a_total_is_the_price_times_the_quantity() {
        var teapot = new Product("teapot", "Teapot", 3450);
        Tests.same(3450L, teapot.total(1));
        Tests.same(10_350L, teapot.total(3));
    }

    static void a_large_total_does_not_overflow() {
        Tests.same(2_000_000_000_000L, new Product("x", "X", 2_000_000_000).total(1000));
    }
}
