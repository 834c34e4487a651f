package shop;

final class ProductTest {
    private ProductTest() {}

    static void a_total_is_the_price_times_the_quantity() {
        var cup = new Product("cup", "Cup", 790, 0);
        Tests.same(790L, cup.total(1));
        Tests.same(2370L, cup.total(3));
    }

    static void a_discount_is_taken_off_the_whole_order() {
        Tests.same(3105L, new Product("teapot", "Teapot", 3450, 10).total(1));
        Tests.same(9315L, new Product("teapot", "Teapot", 3450, 10).total(3));
    }

    static void half_a_cent_is_the_customers() {
        Tests.same(4L, new Product("pin", "Pin", 5, 10).total(1));
    }

    static void a_large_total_does_not_overflow() {
        Tests.same(2_000_000_000_000L, new Product("x", "X", 2_000_000_000, 0).total(1000));
    }
}
